"""laws.py - the laws of chance by their definitions, in decimals of sixty digits: what an oracle holds against the library.

Each law has cdf(x), mean and variance; none shares a formula with the library beyond the definition."""
from decimal import Decimal as D, getcontext, localcontext

getcontext().prec = 60
PI = D("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")


def erfc(x):
    """By its series near 0, by Laplace's continued fraction in the tail."""
    if x < 0:
        return 2 - erfc(-x)
    if x > 6:
        below = x
        for k in range(600, 0, -1):
            below = x + D(k) / 2 / below
        return (-x * x).exp() / (PI.sqrt() * below)
    with localcontext() as context:
        context.prec = 100
        term, total, n = x, x, 0
        while abs(term) > D(10) ** -90:
            n += 1
            term = -term * x * x / n
            total += term / (2 * n + 1)
        return 1 - 2 / PI.sqrt() * total


def normal_cdf(z):
    return erfc(-z / D(2).sqrt()) / 2


def normal_density(z):
    return (-z * z / 2).exp() / (2 * PI).sqrt()


def log_gamma(x):
    """Stirling's series, from 60 on."""
    shift = D(0)
    while x < 60:
        shift += x.ln()
        x += 1
    bernoulli = [D(1) / 6, D(-1) / 30, D(1) / 42, D(-1) / 30, D(5) / 66, D(-691) / 2730, D(7) / 6, D(-3617) / 510,
                 D(43867) / 798, D(-174611) / 330, D(854513) / 138, D(-236364091) / 2730, D(8553103) / 6]
    total = (x - D("0.5")) * x.ln() - x + (2 * PI).ln() / 2
    for n, b in enumerate(bernoulli, 1):
        total += b / (2 * n * (2 * n - 1)) / x ** (2 * n - 1)
    return total - shift


class Beta:
    """On min to max; the cdf by a power series of positive terms around the nearer end."""
    def __init__(self, a, b, low=D(0), high=D(1)):
        self.a, self.b, self.low, self.high = a, b, low, high
        self.log_beta = log_gamma(a) + log_gamma(b) - log_gamma(a + b)
        part = a / (a + b)
        self.mean = low + (high - low) * part
        self.variance = (high - low) ** 2 * part * (1 - part) / (a + b + 1)

    def below(self, a, b, x):
        if x <= 0:
            return D(0)
        term, total, n = 1 / a, 1 / a, 0
        while term > D(10) ** -55 * total:
            term *= (a + b + n) / (a + 1 + n) * x
            total += term
            n += 1
        return (a * x.ln() + b * (1 - x).ln() - self.log_beta).exp() * total

    def cdf(self, x):
        y = min(max((x - self.low) / (self.high - self.low), D(0)), D(1))
        return self.below(self.a, self.b, y) if y <= D("0.5") else 1 - self.below(self.b, self.a, 1 - y)


def pert(low, mode, high, weight=D(4)):
    return Beta(1 + weight * (mode - low) / (high - low), 1 + weight * (high - mode) / (high - low), low, high)


class Triangular:
    def __init__(self, low, mode, high):
        self.low, self.mode, self.high = low, mode, high
        self.mean = (low + mode + high) / 3
        self.variance = (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18

    def cdf(self, x):
        if x <= self.mode:
            return (x - self.low) ** 2 / ((self.high - self.low) * (self.mode - self.low))
        return 1 - (self.high - x) ** 2 / ((self.high - self.low) * (self.high - self.mode))


class Uniform:
    def __init__(self, low, high):
        self.low, self.high = low, high
        self.mean, self.variance = (low + high) / 2, (high - low) ** 2 / 12

    def cdf(self, x):
        return (x - self.low) / (self.high - self.low)


class Normal:
    def __init__(self, mean, sd):
        self.mean, self.sd, self.variance = mean, sd, sd * sd

    def cdf(self, x):
        return normal_cdf((x - self.mean) / self.sd)


class Lognormal:
    def __init__(self, log_mean, log_sd):
        self.log_mean, self.log_sd = log_mean, log_sd
        self.mean = (log_mean + log_sd ** 2 / 2).exp()
        self.variance = ((log_sd ** 2).exp() - 1) * self.mean ** 2

    def cdf(self, x):
        return normal_cdf((x.ln() - self.log_mean) / self.log_sd)


def lognormal_by_mean(mean, sd):
    square = (1 + (sd / mean) ** 2).ln()
    return Lognormal(mean.ln() - square / 2, square.sqrt())


class Truncated:
    """Textbook formulas, in so many digits that what cancels in the tail does not matter. None: no end."""
    def __init__(self, mean, sd, low, high):
        self.centre, self.sd = mean, sd
        self.a = None if low is None else (low - mean) / sd
        self.b = None if high is None else (high - mean) / sd
        below, above, a_density, b_density = D(0), D(0), D(0), D(0)
        if self.a is not None:
            below, a_density = normal_cdf(self.a), normal_density(self.a)
        if self.b is not None:
            above, b_density = normal_cdf(-self.b), normal_density(self.b)
        self.upper_half = self.a is not None and self.a > 0
        self.all = normal_cdf(-self.a) - above if self.upper_half else \
            (1 - above - below if self.b is None or self.b > 0 else normal_cdf(self.b) - below)
        pull = (a_density - b_density) / self.all
        self.mean = mean + sd * pull
        self.variance = sd ** 2 * (1 + ((self.a or 0) * a_density - (self.b or 0) * b_density) / self.all - pull ** 2)

    def cdf(self, x):
        z = (x - self.centre) / self.sd
        if self.upper_half:
            return (normal_cdf(-self.a) - normal_cdf(-z)) / self.all
        return (normal_cdf(z) - (normal_cdf(self.a) if self.a is not None else 0)) / self.all


class Metalog:
    """Keelin's quantile function; its cdf by halving, its moments by Simpson's rule over the logit."""
    def __init__(self, coefficients, low=None, high=None):
        self.a, self.low, self.high = coefficients, low, high
        self.mean = self.integrate(lambda x: x)
        self.variance = self.integrate(lambda x: (x - self.mean) ** 2)

    def curve(self, y):
        return sum(a * basis(k, y) for k, a in enumerate(self.a))

    def quantile(self, y):
        m = self.curve(y)
        if self.low is not None and self.high is not None:
            return (self.low + self.high * m.exp()) / (1 + m.exp())
        if self.low is not None:
            return self.low + m.exp()
        return self.high - (-m).exp() if self.high is not None else m

    def cdf(self, x):
        low, high = D(-200), D(200)
        for _ in range(180):
            middle = (low + high) / 2
            low, high = (middle, high) if self.quantile(1 / (1 + (-middle).exp())) < x else (low, middle)
        return 1 / (1 + (-low).exp())

    def integrate(self, function):
        step, total = D(1) / 8, D(0)
        for i in range(-8 * 90, 8 * 90 + 1):
            logit = i * step
            y = 1 / (1 + (-logit).exp())
            total += function(self.quantile(y)) * y * (1 - y) * step
        return total


def basis(term, y):
    """1, L, (y - .5) L, y - .5, (y - .5)^2, (y - .5)^2 L, ..."""
    logit, x = (y / (1 - y)).ln(), y - D("0.5")
    if term < 4:
        return [D(1), logit, x * logit, x][term]
    return x ** (term // 2) * (logit if term % 2 else 1)


def metalog_fit(points, low=None, high=None):
    """As many coefficients as points, by elimination."""
    def to_curve(x):
        if low is not None and high is not None:
            return ((x - low) / (high - x)).ln()
        if low is not None:
            return (x - low).ln()
        return -(high - x).ln() if high is not None else x
    n = len(points)
    rows = [[basis(k, y) for k in range(n)] + [to_curve(x)] for y, x in points]
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        for i in range(n):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [left - factor * right for left, right in zip(rows[i], rows[k])]
    return Metalog([rows[k][n] / rows[k][k] for k in range(n)], low, high)


def quantile(law, p, low, high):
    """By halving, between two ends."""
    for _ in range(200):
        middle = (low + high) / 2
        if law.cdf(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2

