"""The tests' own guard: nothing but loopback can be reached."""

import socket

import pytest


def test_the_network_is_shut() -> None:
    with pytest.raises((RuntimeError, UserWarning), match=r"192\.0\.2\.1"), socket.socket() as connection:
        connection.connect(("192.0.2.1", 80))
