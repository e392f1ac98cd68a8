"""Orders of named tuples, an inventory that raises, groups by customer."""

from collections import Counter, defaultdict, namedtuple
SIZE = 10500

Order = namedtuple("Order", "id customer product quantity price")

class OutOfStock(Exception):
    def __init__(self, product, wanted, available):
        super().__init__(f"{product}: wanted {wanted}, have {available}")
        self.product = product
        self.available = available

class Inventory:
    def __init__(self):
        self.stock = {}
        self.log = []

    def add(self, product, quantity):
        self.stock[product] = self.stock.get(product, 0) + quantity
        self.log.append(("add", product, quantity))

    def remove(self, product, quantity):
        have = self.stock.get(product, 0)
        if have < quantity:
            raise OutOfStock(product, quantity, have)
        self.stock[product] = have - quantity
        self.log.append(("remove", product, quantity))

def make_orders(n):
    products = ["apple", "pear", "plum", "fig", "kiwi", "melon"]
    customers = ["ann", "bob", "cy", "dee", "eve"]
    out = []
    for i in range(n):
        out.append(Order(i, customers[i * 7 % 5], products[i * 11 % 6], 1 + i % 4, 0.5 + (i % 9) * 0.25))
    return out

def report(orders):
    by_customer = defaultdict(list)
    for o in orders:
        by_customer[o.customer].append(o)
    result = {}
    for customer, items in by_customer.items():
        spent = sum(o.quantity * o.price for o in items)
        favourite = Counter(o.product for o in items).most_common(1)[0][0]
        result[customer] = {"spent": round(spent, 2), "favourite": favourite, "orders": len(items)}
    return result

def run(n):
    orders = make_orders(n)
    failures = 0
    inv = None
    for _ in range(8):
        inv = Inventory()
        for p in ("apple", "pear", "plum", "fig", "kiwi", "melon"):
            inv.add(p, n // 3)
        for o in orders:
            try:
                inv.remove(o.product, o.quantity)
            except OutOfStock as e:
                failures += 1
                inv.add(e.product, 5)
        rep = report(orders)
    ranking = sorted(rep.items(), key=lambda kv: (-kv[1]["spent"], kv[0]))
    rows = [f"{name:<6}|{info['spent']:>10.2f}|{info['favourite']:^8}|{info['orders']:4d}" for name, info in ranking]
    return [failures, sum(inv.stock.values()), rows]
