"""A Dask cluster whose workers make products, where one machine is outgrown."""

import gc
from typing import Any

from khuyencong.command_errors import SettingsError

PATIENCE_SECONDS = 10
"""How long a cluster may take to answer."""


class SchedulerError(SettingsError):
    """The cluster cannot be reached, or the extra that speaks to it is not installed."""


class SchedulerAddressError(SchedulerError):
    """What was given as the address of a cluster is none."""


class NoWorkersError(SchedulerError):
    """The cluster has a scheduler and nobody who works."""


class SchedulerLostError(SchedulerError):
    """The scheduler has gone while it was needed."""


class OtherCodeError(SchedulerError):
    """A worker has other code, templates or libraries: it would make another site."""


def client_of(address: str) -> Any:
    """A connection to a Dask scheduler that has workers.

    Args:
        address: Where it is, as ``tcp://10.0.0.1:8786``.

    Raises:
        SchedulerError: If there is none, or none with a worker, or ``distributed`` is not
            installed.
    """
    client = _client_of(address)
    try:
        client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
    except TimeoutError as error:
        client.close()
        raise NoWorkersError(address) from error
    return client


def ensure_workers(client: Any) -> None:
    """Refuse to wait for a cluster that nobody works in any more.

    Args:
        client: The connection to it.

    Raises:
        NoWorkersError: If it has no worker.
    """
    told = client.scheduler_info()
    if not told["workers"]:
        raise NoWorkersError(told["address"])


def _client_of(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise SchedulerError(address, "distributed") from error
    try:
        return Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, ImportError):  # none, or of a kind that needs what is not here
        refusal: type[SchedulerError] = SchedulerAddressError
    except OSError:
        refusal = SchedulerError
    gc.collect()  # a client without a scheduler, found by Python at its end, waits for it and fails
    raise refusal(address)
