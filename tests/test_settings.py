"""Settings: explicit values before the environment before a file, and a clear word on what is wrong."""

import inspect
from pathlib import Path

import pytest
from pydantic import ValidationError

import summarizer.settings
from summarizer.errors import UsageError
from summarizer.settings import Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A current folder and a configuration folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_explicit_before_environment_before_file_before_default(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('model = "filed"\nbase_url = "http://filed/v1"\ntimeout = 7\napi_key = "k"\n')
    settings = Settings.load(environ={"SUMMARIZER_MODEL": "named", "SUMMARIZER_BASE_URL": "http://env/v1"}, model="given", refresh=None)
    assert (settings.model, settings.base_url, settings.timeout, settings.api_key) == ("given", "http://env/v1", 7, "k")
    assert settings.concurrency == 8
    assert settings.refresh is False


def test_a_file_in_the_configuration_folder(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "summarizer"
    folder.mkdir(parents=True)
    (folder / "summarizer.toml").write_text('policy = "conservative"\n[extra_body]\nseed = 7\n')
    assert Settings.load(environ={}).policy == "conservative"
    assert Settings.load(environ={}).extra_body == {"seed": 7}
    (tmp_path / "summarizer.toml").write_text('policy = "informative"\n')
    assert Settings.load(environ={}).policy == "informative"


def test_openais_own_variables_come_second() -> None:
    environ = {"OPENAI_API_KEY": "general", "SUMMARIZER_API_KEY": "own", "OPENAI_BASE_URL": "http://general/v1", "SUMMARIZER_BASE_URL": ""}
    settings = Settings.load(environ=environ)
    assert (settings.api_key, settings.base_url) == ("own", "http://general/v1")


def test_the_environment_is_read_only_on_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "m")
    assert Settings().model is None
    assert Settings.load().model == "m"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("modle = 'x'", "Unknown setting in summarizer.toml: modle."),
        ("concurrency = 0", "The setting concurrency in summarizer.toml is 0, less than 1."),
        ("concurrency = '8'", "The setting concurrency in summarizer.toml is '8', not a whole number."),
        ("policy = 'best'", "The setting policy in summarizer.toml is 'best', none of representative, conservative, informative."),
        ("base_url = 'http://[x/v1'", r"The setting base_url in summarizer.toml is wrong: 'http://\[x/v1' is no URL such as"),
        ("base_url = 'localhost:8080/v1'", "is no URL such as"),
        ("base_url = 'http://localhost:v1'", "is no URL such as"),
        ("model = ", "summarizer.toml cannot be read"),
        ("[extra_body]\nmessages = []", "extra_body must not set messages"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "summarizer.toml").write_text(text)
    with pytest.raises(UsageError, match=said) as refused:
        Settings.load(environ={})
    assert refused.value.remedy


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    for name, said in (("odd.toml", "cannot be read"), ("none.toml", "is missing")):
        with pytest.raises(UsageError, match=said):
            Settings.load(environ={}, file=tmp_path / name)


def test_settings_are_frozen_and_do_not_show_the_key() -> None:
    settings = Settings(api_key="secret")
    assert "secret" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.model = "m"  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    ("url", "endpoint", "local"),
    [
        (None, "https://api.openai.com/v1", False),
        ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1", "http://localhost/v1", True),
        ("http://[::1]:1/v1", "http://[::1]:1/v1", True),
        ("http://localhost.example.org/v1", "http://localhost.example.org/v1", False),
    ],
)
def test_the_endpoint_and_whether_it_is_here(url: str | None, endpoint: str, local: bool) -> None:
    settings = Settings(base_url=url)
    assert (settings.endpoint, settings.is_local) == (endpoint, local)


def test_every_setting_is_documented() -> None:
    source = inspect.getsource(summarizer.settings)
    for name, field in Settings.model_fields.items():
        assert field.description or name in ("model", "requests_per_minute", "tokens_per_minute", "policy"), name
    assert "os.environ" in source
