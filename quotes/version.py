"""The version of this package, as its results record it."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("quotes")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0+unknown"
