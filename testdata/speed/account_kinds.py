"""A bank: accounts of several kinds, transactions, errors of its own."""
from typing import Dict, List

SIZE = 80000


class InsufficientFunds(Exception):
    def __init__(self, balance: float, amount: float):
        super().__init__(f"balance {balance} < {amount}")
        self.balance = balance
        self.amount = amount


class Account:
    count = 0
    MIN_BALANCE = 0.0

    def __init__(self, owner: str, balance: float = 0.0):
        self.owner = owner
        self._balance = balance
        self.history: List["Transaction"] = []
        Account.count += 1

    @property
    def balance(self) -> float:
        return self._balance

    def deposit(self, amount: float) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._balance += amount
        self.history.append(Transaction("deposit", amount, self))

    def withdraw(self, amount: float) -> None:
        if self._balance - amount < self.MIN_BALANCE:
            raise InsufficientFunds(self._balance, amount)
        self._balance -= amount
        self.history.append(Transaction("withdraw", amount, self))

    def month_end(self) -> None:
        pass

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.owner!r}, {self._balance:.2f})"


class SavingsAccount(Account):
    RATE = 0.01

    def __init__(self, owner: str, balance: float = 0.0, rate: float = RATE):
        super().__init__(owner, balance)
        self.rate = rate

    def month_end(self) -> None:
        self.deposit(self._balance * self.rate + 0.01)


class CheckingAccount(Account):
    MIN_BALANCE = -100.0

    def __init__(self, owner: str, balance: float = 0.0):
        Account.__init__(self, owner, balance)
        self.fees = 0

    def withdraw(self, amount: float) -> None:
        super().withdraw(amount + 0.5)
        self.fees += 1


class Transaction:
    next_id = 1

    def __init__(self, kind: str, amount: float, account: Account):
        self.id = Transaction.next_id
        Transaction.next_id += 1
        self.kind = kind
        self.amount = amount
        self.account = account


class Bank:
    def __init__(self, name: str):
        self.name = name
        self.accounts: Dict[str, Account] = {}
        self.failed = 0

    def open(self, kind: str, owner: str, balance: float) -> Account:
        if owner in self.accounts:
            raise KeyError(owner)
        if kind == "savings":
            account = SavingsAccount(owner, balance)
        else:
            account = CheckingAccount(owner, balance)
        self.accounts[owner] = account
        return account

    def transfer(self, src: str, dst: str, amount: float) -> bool:
        a = self.accounts[src]
        b = self.accounts[dst]
        try:
            a.withdraw(amount)
            b.deposit(amount)
        except InsufficientFunds:
            self.failed += 1
            return False
        return True

    def total(self) -> float:
        return sum(a.balance for a in self.accounts.values())


def run(n: int) -> list:
    Account.count = 0
    Transaction.next_id = 1
    bank = Bank("First")
    for i in range(50):
        bank.open("savings" if i % 2 else "checking", f"user{i}", 100.0 + i)
    done = 0
    for i in range(n):
        if bank.transfer(f"user{i % 50}", f"user{i * 7 % 50}", float(i % 37 + 1)):
            done += 1
        if i % 1000 == 0:
            for a in bank.accounts.values():
                a.month_end()
    richest = max(bank.accounts.values(), key=lambda a: a.balance)
    poorest = sorted(bank.accounts.values(), key=lambda a: (a.balance, a.owner))[0]
    return [done, bank.failed, round(bank.total(), 2), repr(richest), str(poorest), Account.count, Transaction.next_id,
            sum(isinstance(a, SavingsAccount) for a in bank.accounts.values())]
