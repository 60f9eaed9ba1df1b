"""Questions to be answered with pencil and paper, with other numbers for every student.

Floor 10. Next: by_hand.py, which asks them and marks the answers.

Each question is a function of a source of chance. It returns the text and the right answer, which is a number or a
list of numbers: so nobody can copy an answer, and a teacher has no table of them to look after.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log, sqrt
from random import Random

Answer = float | list[int] | list[float]
Question = Callable[[Random], tuple[str, Answer]]


def broadcast_shape(random: Random) -> tuple[str, Answer]:
    """Chapter 1: which shape two shapes broadcast to."""
    a, b, c = random.sample(range(2, 10), 3)
    return f"What shape has the sum of an array [{a}, 1, {c}] and an array [{b}, 1]?", [a, b, c]


def gradient_at_a_point(random: Random) -> tuple[str, Answer]:
    """Chapter 4: two partial derivatives."""
    a, b, x, y = (random.randint(2, 9) for _ in range(4))
    text = f"f(x, y) = {a} x² y + {b} y. What is its gradient [df/dx, df/dy] at x = {x}, y = {y}?"
    return text, [2 * a * x * y, a * x * x + b]


def sum_of_a_broadcast(random: Random) -> tuple[str, Answer]:
    """Chapter 4: the gradient of what was broadcast."""
    rows, columns = random.sample(range(3, 9), 2)
    text = (f"b has shape [{columns}], and y = x + b, where x has shape [{rows}, {columns}]. All elements of dy are 2. "
            "What is each element of the gradient of b?")
    return text, 2 * rows


def convolution_weights(random: Random) -> tuple[str, Answer]:
    """Chapter 16: how many weights a convolution has."""
    size, channels, filters = random.choice([3, 5]), random.choice([3, 8, 16]), random.choice([12, 24, 32])
    text = (f"A convolution with a {size} x {size} kernel makes {filters} channels out of {channels}, and has a bias. "
            "How many weights does it have?")
    return text, size * size * channels * filters + filters


def convolution_size(random: Random) -> tuple[str, Answer]:
    """Chapter 16: how large its result is."""
    width, size, stride = random.randint(20, 40), random.choice([3, 5]), random.choice([2, 3])
    text = (f"A row of {width} places goes through a convolution of width {size} and stride {stride}, without padding. "
            "How many places are left?")
    return text, (width - size) // stride + 1


def softmax_loss(random: Random) -> tuple[str, Answer]:
    """Chapter 13: a cross-entropy."""
    a, b = random.randint(1, 4), random.randint(1, 4)
    text = f"The logits are [0, {a}, -{b}], and the right class is 1. What is the cross-entropy, to 3 places?"
    return text, log(1 + exp(a) + exp(-b)) - a


def momentum_step(random: Random) -> tuple[str, Answer]:
    """Chapter 14: two steps of gradient descent with momentum."""
    rate, slope, start = random.choice([0.1, 0.2]), random.randint(2, 5), random.randint(5, 9)
    first = start - rate * slope
    text = (f"w = {start}, its gradient is always {slope}, the rate is {rate} and the momentum 0.5. "
            "What is w after two steps?")
    return text, first - 1.5 * rate * slope


def adam_first_step(random: Random) -> tuple[str, Answer]:
    """Chapter 14: the first step of Adam does not depend on the gradient's size."""
    rate, start = random.choice([0.1, 0.01]), random.randint(2, 9)
    gradient = random.choice([-1, 1]) * random.randint(3, 900)
    text = f"w = {start}, its gradient is {gradient}, and Adam's rate is {rate}. What is w after the first step?"
    return text, start - rate * (1 if gradient > 0 else -1)


def attention_scale(random: Random) -> tuple[str, Answer]:
    """Chapter 18: the size of a dot product."""
    size = random.choice([16, 36, 64, 100, 144])
    text = (f"Queries and keys have {size} elements, independent, of mean 0 and variance 1. "
            "What is the standard deviation of their dot product?")
    return text, sqrt(size)


def quantized(random: Random) -> tuple[str, Answer]:
    """Chapter 26: a float as an int8."""
    zero, steps = random.randint(-20, 20), random.randint(-60, 60)
    text = f"An int8 tensor has the scale 0.05 and the zero point {zero}. Which integer stands for {steps * 0.05:.2f}?"
    return text, zero + steps


def ring_bytes(random: Random) -> tuple[str, Answer]:
    """Chapter 24: what a link of a ring carries."""
    workers, size = random.choice([4, 5, 8, 10]), random.choice([40, 80, 120])
    text = f"{workers} workers add up {size} MB in a ring. How many MB does each of them send?"
    return text, 2 * (workers - 1) * size / workers


QUESTIONS: dict[str, Question] = {question.__name__: question for question in (
    broadcast_shape, gradient_at_a_point, sum_of_a_broadcast, softmax_loss, momentum_step, adam_first_step,
    convolution_weights, convolution_size, attention_scale, ring_bytes, quantized)}
