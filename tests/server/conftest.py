"""The service, without a model."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.server.stand_ins import client


@pytest.fixture
def service() -> Iterator[TestClient]:
    with client() as started:
        yield started
