"""sampler_oracle.py PROBE NUMBERS [VECTORS] - samplers against a second writing of their definitions: Philox and HDR word
for word, Sobol from the published list NUMBERS point for point, Halton by exact fractions; HDR also against a file of
vectors where there is one."""
import csv
import pathlib
import random
import sys
from fractions import Fraction

from number_probe import ask

rng = random.Random(20180124)
HALF = Fraction(1, 2)


def unit(word):
    return float((Fraction(word) + HALF) / 2 ** 32)


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        left, right = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(right >> 32) ^ c[1] ^ k[0], right % 2 ** 32, (left >> 32) ^ c[3] ^ k[1], left % 2 ** 32]
        k = [(k[0] + 0x9E3779B9) % 2 ** 32, (k[1] + 0xBB67AE85) % 2 ** 32]
    return c


def halves(word):
    return word % 2 ** 32, word >> 32


def by_philox(seed, stream, index):
    return unit(philox(halves(index // 4) + halves(stream), halves(seed))[index % 4])


def hdr(index, variable, entity, seed3, seed4):
    left = (index * 2499997 + variable * 1800451 + entity * 2000371 + seed3 * 1796777 + seed4 * 2299603) % 7450589
    right = (index * 2246527 + variable * 2399993 + entity * 2100869 + seed3 * 1918303 + seed4 * 1624729) % 7450987
    left = (999999999999989 % (left * 4658 + 7450581)) * 383 % 99991
    right = (999999999999989 % (right * 7580 + 7560584)) * 17669 % 7440893
    return (left * 7440893 + right) * 1343 % 2 ** 32


def directions(path):
    """m_1 .. m_32 of each dimension, by the recurrence over the polynomial's coefficients."""
    every = [[1] * 32]
    for line in pathlib.Path(path).read_text().splitlines():
        if line.startswith("#"):
            continue
        number, degree, a, *m = map(int, line.split())
        assert number == len(every) + 1 and len(m) == degree
        inner = [int(bit) for bit in bin(a)[2:].zfill(degree - 1)] if degree > 1 else []
        while len(m) < 32:
            new = m[-degree] ^ (m[-degree] << degree)
            for k, bit in enumerate(inner, 1):
                new ^= bit * m[-k] << k
            m.append(new)
        every.append(m)
    return every


def sobol(m, index):
    word = 0
    for bit in range(32):
        if index >> bit & 1:
            word ^= m[bit] << (31 - bit)
    return unit(word)


def primes(n):
    found = []
    candidate = 2
    while len(found) < n:
        if all(candidate % p for p in found if p * p <= candidate):
            found.append(candidate)
        candidate += 1
    return found


def mirrored(index, base):
    value, weight = Fraction(0), Fraction(1)
    while index:
        weight /= base
        value += index % base * weight
        index //= base
    return value


questions, expected, allowed = [], [], []


def want(name, plain, seed, draws, dimensions, stream, place, variable, entity, first, numbers, within=0.0):
    questions.append([name, plain, seed, draws, dimensions, stream, place, variable, entity, first, len(numbers)])
    expected.append(numbers)
    allowed.append(within)


for _ in range(40):
    seed, stream, first = rng.getrandbits(64), rng.getrandbits(64), rng.getrandbits(rng.choice([3, 20, 40]))
    want("random", 0, seed, 2 ** 45, 1, stream, 0, 0, 0, first, [by_philox(seed, stream, first + i) for i in range(9)])
    variable, entity, first = rng.getrandbits(31), rng.getrandbits(20), rng.getrandbits(26)
    want("hdr", 0, seed, 2 ** 30, 1, 0, 0, variable, entity, first,
         [unit(hdr(first + i + 1, variable, entity, *halves(seed))) for i in range(5)])
if len(sys.argv) > 3 and pathlib.Path(sys.argv[3]).is_file():
    for row in csv.DictReader(open(sys.argv[3], encoding="utf-8")):
        seed = int(row["seed4"]) << 32 | int(row["seed3"])
        want("hdr", 0, seed, 10 ** 9, 1, 0, 0, row["var_id"], row["entity"], int(row["pm_index"]) - 1,
             [unit(int(row["integer"]))])
numbers = directions(sys.argv[2])
assert len(numbers) == 2048
for place in [0, 1, 2, 3, 4, 20, 40, 41, 83] + [rng.randrange(2048) for _ in range(60)] + [2047]:
    first = rng.choice([0, 0, 1000, 2 ** 20 - 7])
    want("sobol", 1, 1, 2 ** 31, 2048, 5, place, 0, 0, first, [sobol(numbers[place], first + i) for i in range(40)])
bases = primes(2048)
for place in [0, 1, 2, 100, 2047]:
    first = rng.choice([0, 12345])
    want("halton", 1, 1, 10 ** 6, 2048, 5, place, 0, 0, first, [mirrored(first + i, bases[place]) for i in range(40)], 1e-9)
want("grid", 0, 1, 125, 3, 0, 1, 0, 0, 0, [((i // 5) % 5 + 0.5) / 5 for i in range(125)])

faults = 0
for question, answer, numbers, within in zip(questions, ask(sys.argv[1], questions), expected, allowed):
    for i, (got, right) in enumerate(zip(map(float, answer.split()), numbers)):
        if abs(got - right) > within:
            faults += 1
            print(f"{question} [{i}]: {got!r}, not {float(right)!r}")
            break
print(f"{sum(map(len, expected))} numbers of {len(questions)} ranges, {faults} ranges wrong")
sys.exit(1 if faults else 0)
