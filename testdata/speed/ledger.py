"""A ledger of accounts with errors of its own, transfers that are rolled back, and a report."""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Iterator, NamedTuple

SIZE = 22_000


class BankError(Exception):
    code = "bank"


class UnknownAccount(BankError):
    code = "unknown"

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown account {name}")
        self.name = name


class InsufficientFunds(BankError):
    code = "funds"

    def __init__(self, account: Account, amount: int) -> None:
        super().__init__(f"{account.name} has {account.balance}, not {amount}")
        self.missing = amount - account.balance


class Entry(NamedTuple):
    source: str
    target: str
    amount: int


@dataclass
class Account:
    name: str
    balance: int = 0
    limit: int = 0
    entries: list[Entry] = field(default_factory=list)

    def withdraw(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError(f"amount {amount} is not positive")
        if self.balance + self.limit < amount:
            raise InsufficientFunds(self, amount)
        self.balance -= amount

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError(f"amount {amount} is not positive")
        self.balance += amount


class Bank:
    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}
        self.errors: dict[str, int] = {}
        self.depth = 0

    def open(self, name: str, balance: int, limit: int = 0) -> Account:
        account = Account(name, balance, limit)
        self._accounts[name] = account
        return account

    def account(self, name: str) -> Account:
        try:
            return self._accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None

    @contextmanager
    def transaction(self, *accounts: Account) -> Iterator[None]:
        saved = [a.balance for a in accounts]
        self.depth += 1
        try:
            yield
        except BankError:
            for a, balance in zip(accounts, saved):
                a.balance = balance
            raise
        finally:
            self.depth -= 1

    def transfer(self, source: str, target: str, amount: int) -> bool:
        try:
            a, b = self.account(source), self.account(target)
            with self.transaction(a, b):
                b.deposit(amount)
                a.withdraw(amount)
                entry = Entry(source, target, amount)
                a.entries.append(entry)
                b.entries.append(entry)
        except BankError as e:
            self.errors[e.code] = self.errors.get(e.code, 0) + 1
            return False
        except ValueError as e:
            self.errors["value"] = self.errors.get("value", 0) + len(str(e))
            return False
        return True


def run(n: int) -> list[object]:
    bank = Bank()
    for i in range(20):
        bank.open(f"a{i}", 500 + i, limit=i % 4 * 100)
    done = 0
    for i in range(n):
        done += bank.transfer(f"a{i * 7 % 21}", f"a{i * 3 % 20}", i * 13 % 190 - 3)
    accounts = [bank.account(f"a{i}") for i in range(20)]
    accounts.sort(key=lambda a: (-a.balance, a.name))
    flow = sum(e.amount for a in accounts for e in a.entries if e.target == a.name)
    return [done, bank.errors, bank.depth, [(a.name, a.balance) for a in accounts[:3]], flow]
