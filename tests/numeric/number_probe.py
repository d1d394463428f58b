"""Asks the probe (number_probe.c) many questions at once."""
import subprocess


def ask(probe, questions):
    """One answer a question; a question is a list of values."""
    lines = ["\t".join(str(value) for value in question) for question in questions]
    done = subprocess.run([probe], input="\n".join(lines) + "\n", capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"the probe ended with {done.returncode}:\n{done.stderr}")
    answers = done.stdout.split("\n")[:-1]
    if len(answers) != len(questions):
        raise SystemExit(f"{len(questions)} questions, {len(answers)} answers")
    return answers


def compare(name, questions, answers, expected):
    """Prints the first differences; the number of them."""
    wrong = [(q, a, e) for q, a, e in zip(questions, answers, expected) if a != e]
    for question, answer, right in wrong[:10]:
        print(f"{name}: {question!r}\n  answered {answer!r}\n  expected {right!r}")
    print(f"{name}: {len(questions) - len(wrong)} of {len(questions)} agree")
    return len(wrong)
