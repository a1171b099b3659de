"""What a service may be told: limits, token, archive. Sizes in bytes, times in seconds."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Settings(BaseModel):
    """The service's settings; the defaults suit one machine and a few people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    token: SecretStr | None = Field(None, description="Bearer token that every request must carry; None: none asked.")
    archive: Path | None = Field(None, description="Archive that /search and /verify read.")
    hosts: tuple[str, ...] = Field(LOOPBACK, description="Host headers that are answered; '*' answers all.")
    max_bytes: int = Field(1_000_000, gt=0, description="Longest article, and longest request body but for /batch.")
    max_batch_bytes: int = Field(32_000_000, gt=0, description="Longest body of /batch.")
    seconds: float = Field(60, gt=0, description="Longest time that one article may wait and be read.")
    max_waiting: int = Field(64, gt=0, description="Articles that may wait for the engine; beyond it, 503.")
    max_per_client: int = Field(8, gt=0, description="Requests that one address may have open; beyond it, 429.")
    batch_articles: int = Field(16, gt=0, description="Articles read together at most.")
    batch_chars: int = Field(60_000, gt=0, description="Code points read together at most, one article excepted.")
    gather_seconds: float = Field(0.005, ge=0, description="How long an article waits for company.")
