"""The tests' own guard: nothing but loopback can be reached."""

import socket

import pytest
import pytest_socket


def test_the_network_is_shut() -> None:
    with pytest.raises(pytest_socket.SocketConnectBlockedError), socket.socket() as connection:
        connection.connect(("192.0.2.1", 80))
