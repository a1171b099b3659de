"""The training loop of the neural stages: a rate that rises, holds and falls, and a moving average of the weights.

The averaged weights are the ones that are evaluated and kept; they are steadier than those of any single step, and
cost one pass over the parameters. Progress is counted in steps, or in time where a schedule sets a limit, so that a
slow machine still sees the whole fall of the rate.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from quotes.parsing.training.recipe import Schedule

logger = logging.getLogger(__name__)

_LOG_EVERY = 50
_FULL_TURN = math.pi


def cycle_at(schedule: Schedule, progress: float) -> int:
    """Return which cycle of the schedule a share of the run falls into, from 0."""
    return min(schedule.cycles - 1, int(progress * schedule.cycles))


def rate_at(schedule: Schedule, step: int, progress: float) -> float:
    """Return the learning rate at a step, `progress` being the share of the run that is over."""
    cycle = cycle_at(schedule, progress)
    within = progress * schedule.cycles - cycle
    rise = min(1.0, step / schedule.warmup_steps) if schedule.warmup_steps else 1.0
    fallen = min(1.0, max(0.0, (within - schedule.hold) / (1 - schedule.hold))) if schedule.hold < 1 else 0.0
    fall = schedule.final + (1 - schedule.final) * 0.5 * (1 + math.cos(_FULL_TURN * fallen))
    return float(schedule.rate * schedule.cycle_rate**cycle * rise * fall)


def train(
    model: Any,
    optimizer: Any,
    steps: Iterable[Callable[[], float]],
    schedule: Schedule,
    evaluate: Callable[[], object],
) -> int:
    """Run a schedule over a model; on return it holds the averaged weights.

    Args:
        model: a torch module.
        optimizer: its optimizer; the rate of every group is set at each step.
        steps: endless; each item does one update and returns its loss.
        schedule: rates, length and averaging.
        evaluate: called with the averaged weights in place; what it returns is logged.

    Returns:
        The number of steps done.
    """
    import torch

    parameters = [p for p in model.parameters() if p.requires_grad]
    average = [p.detach().clone() for p in parameters]
    started, loss, cycle = time.monotonic(), 0.0, 0
    for step, update in enumerate(steps, 1):
        progress = _progress(schedule, step, time.monotonic() - started)
        if cycle_at(schedule, progress) != cycle:
            cycle = cycle_at(schedule, progress)
            _assign(parameters, average)
        for group in optimizer.param_groups:
            group["lr"] = rate_at(schedule, step, progress)
        loss += update()
        decay = min(schedule.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(average, [p.data for p in parameters], 1 - decay)
        if step % _LOG_EVERY == 0:
            rate = optimizer.param_groups[0]["lr"]
            logger.info("step %d, %.0f %%, loss %.4f, rate %.5f", step, 100 * progress, loss / _LOG_EVERY, rate)
            loss = 0.0
        if step % schedule.evaluate_every == 0 and progress < 1:
            with _weights(parameters, average):
                logger.info("step %d: %s", step, evaluate())
        if progress >= 1:
            break
    _assign(parameters, average)
    logger.info("end after %d steps: %s", step, evaluate())
    return step


def _progress(schedule: Schedule, step: int, seconds: float) -> float:
    of_time = seconds / (schedule.minutes * 60) if schedule.minutes else 0.0
    return max(step / schedule.steps, of_time)


@contextmanager
def _weights(parameters: list[Any], values: list[Any]) -> Iterator[None]:
    kept = [p.detach().clone() for p in parameters]
    _assign(parameters, values)
    yield
    _assign(parameters, kept)


def _assign(parameters: list[Any], values: list[Any]) -> None:
    for parameter, value in zip(parameters, values, strict=True):
        parameter.data.copy_(value)


@contextmanager
def coarse_products(*, on: bool) -> Iterator[None]:
    """Let matrix products be computed in bfloat16 where the processor has units for it (AMX): three times as fast."""
    import torch

    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision("medium" if on else "highest")
    yield
    torch.set_float32_matmul_precision(before)


def quicken(model: Any) -> None:
    """Replace layers by ones that compute the same in less time on a CPU, under the same parameter names.

    Dropout gets random numbers that come three times as fast; bilinear layers become matrix products, twice as fast.
    """
    from torch import nn

    for name, child in list(model.named_children()):
        if type(child) is nn.Dropout:
            setattr(model, name, _quick_dropout(child.p))
        elif type(child) is nn.Bilinear:
            setattr(model, name, _quick_bilinear(child))
        else:
            quicken(child)


def _quick_dropout(share: float) -> Any:
    import torch
    from torch import nn

    class QuickDropout(nn.Module):
        def forward(self, values: Any) -> Any:
            if not self.training or share == 0:
                return values
            return values * ((torch.rand_like(values) >= share) * (1 / (1 - share)))

    return QuickDropout()


def _quick_bilinear(layer: Any) -> Any:
    import torch
    from torch import nn

    class QuickBilinear(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.weight, self.bias = layer.weight, layer.bias

        def forward(self, left: Any, right: Any) -> Any:
            outputs, width, height = self.weight.shape
            rows = left.reshape(-1, width) @ self.weight.permute(1, 0, 2).reshape(width, outputs * height)
            products = torch.bmm(rows.view(-1, outputs, height), right.reshape(-1, height).unsqueeze(2))
            return (products.squeeze(2) + self.bias).view(*left.shape[:-1], outputs)

    return QuickBilinear()
