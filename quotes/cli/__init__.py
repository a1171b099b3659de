"""The command line: the only room that prints, colours, exits, and (in `quotes model download`) uses the network."""

import signal

from quotes.cli.exits import INTERRUPTED

__all__ = ["main"]


def main() -> None:
    """Run the command `quotes` and end the process with its exit code."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `quotes … | head` ends as quietly as `cat … | head`
    try:
        from quotes.cli.app import app

        app(prog_name="quotes")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
