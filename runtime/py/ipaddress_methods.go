package py

import (
	"math/big"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// Str implements Strer.
func (a *IPAddr) Str(t *Task) (string, error) { return a.String(), nil }

// Repr implements Reprer.
func (a *IPAddr) Repr(t *Task) (string, error) {
	return a.Type().Name + "(" + StrRepr(a.String()) + ")", nil
}

// Hash implements Hasher.
func (a *IPAddr) Hash(t *Task) (int64, error) {
	n := MakeBigInt(ipInt(a.addr))
	switch {
	case a.iface:
		return Hash(t, NewTuple(n, MakeInt(int64(a.bits)), MakeBigInt(ipInt(a.network().addr))))
	case a.addr.Is4():
		return HashStr("0x" + ipInt(a.addr).Text(16)), nil
	}
	return Hash(t, NewTuple(n, zoneOf(a.addr)))
}

// zoneOf is scope_id.
func zoneOf(a netip.Addr) Value {
	if z := a.Zone(); z != "" {
		return Str(z)
	}
	return None
}

// notSameVersion is the error of ordering IPv4 and IPv6.
func notSameVersion(a, b any) error {
	return Raise(TypeError, "%s and %s are not of the same version", a, b)
}

// Compare implements Comparer.
func (a *IPAddr) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	b, ok := other.(*IPAddr)
	if !ok {
		return NotImplemented, nil
	}
	equal := a.addr == b.addr && a.iface == b.iface && a.bits == b.bits
	if op == CmpEq || op == CmpNe {
		return MakeBool(equal == (op == CmpEq)), nil
	}
	if ipVersion(a.addr) != ipVersion(b.addr) {
		return nil, notSameVersion(a, b)
	}
	sign := a.addr.WithZone("").Compare(b.addr.WithZone(""))
	if a.iface && b.iface {
		if c := a.network().compare(b.network()); c != 0 {
			sign = c
		}
	} else if a.iface != b.iface {
		// An address never comes after an interface.
		return MakeBool(op == CmpGt || op == CmpGe), nil
	}
	return compareSign(op, sign), nil
}

// BinaryOp implements Operand: addresses move by numbers.
func (a *IPAddr) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	i, ok := AsInt(other)
	if !ok || reflected || op != OpAdd && op != OpSub {
		return NotImplemented, nil
	}
	n := i.Big()
	if op == OpSub {
		n = new(big.Int).Neg(n)
	}
	moved := MakeBigInt(new(big.Int).Add(ipInt(a.addr), n))
	if a.iface {
		return valueOrError(newIPInterface(t, ipVersion(a.addr), moved))
	}
	r, err := ipAddressOf(t, ipVersion(a.addr), moved)
	if err != nil {
		return nil, err
	}
	return &IPAddr{addr: r}, nil
}

// Format implements Formatter: s for the text, b, x, X and n for the number.
func (a *IPAddr) Format(t *Task, spec string) (string, error) {
	if spec == "" || strings.HasSuffix(spec, "s") {
		return Format(t, Str(a.String()), spec)
	}
	rest, alternate := strings.CutPrefix(spec, "#")
	rest, grouped := strings.CutPrefix(rest, "_")
	if len(rest) != 1 || !strings.Contains("xbnX", rest) {
		return "", Raise(TypeError, "unsupported format string passed to %s.__format__", a.Type().Name)
	}
	if rest == "n" {
		rest = choose(a.addr.Is4(), "b", "x")
	}
	width := a.addr.BitLen()
	if rest != "b" {
		width /= 4
	}
	if grouped {
		width += width/4 - 1
	}
	if alternate {
		width += 2
	}
	return Format(t, MakeBigInt(ipInt(a.addr)), choose(alternate, "#", "")+"0"+strconv.Itoa(width)+choose(grouped, "_", "")+rest)
}

// Str implements Strer.
func (n *IPNetwork) Str(t *Task) (string, error) { return n.String(), nil }

// Repr implements Reprer.
func (n *IPNetwork) Repr(t *Task) (string, error) {
	return n.Type().Name + "(" + StrRepr(n.String()) + ")", nil
}

// Hash implements Hasher.
func (n *IPNetwork) Hash(t *Task) (int64, error) {
	return Hash(t, MakeBigInt(new(big.Int).Xor(ipInt(n.addr), ipInt(ipMask(ipVersion(n.addr), n.bits)))))
}

func (n *IPNetwork) compare(o *IPNetwork) int {
	if c := n.addr.WithZone("").Compare(o.addr.WithZone("")); c != 0 {
		return c
	}
	return n.bits - o.bits
}

// Compare implements Comparer.
func (n *IPNetwork) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*IPNetwork)
	if !ok {
		return NotImplemented, nil
	}
	if op == CmpEq || op == CmpNe {
		return MakeBool((*n == *o) == (op == CmpEq)), nil
	}
	if ipVersion(n.addr) != ipVersion(o.addr) {
		return nil, notSameVersion(n, o)
	}
	return compareSign(op, n.compare(o)), nil
}

// Contains implements Container.
func (n *IPNetwork) Contains(t *Task, item Value) (bool, error) {
	switch x := Unwrap(item).(type) {
	case *IPAddr:
		return ipVersion(x.addr) == ipVersion(n.addr) && n.contains(x.addr), nil
	case *IPNetwork:
		return false, nil
	}
	return false, Raise(AttributeError, "'%s' object has no attribute '_version'", item.Type().Name)
}

// size is num_addresses.
func (n *IPNetwork) size() *big.Int {
	return new(big.Int).Lsh(big.NewInt(1), uint(n.addr.BitLen()-n.bits))
}

// GetItem implements Subscripter: the address at a position.
func (n *IPNetwork) GetItem(t *Task, key Value) (Value, error) {
	i, err := AsIndex(t, key)
	if err != nil {
		return nil, err
	}
	at, size := i.Big(), n.size()
	if at.Sign() < 0 {
		at = new(big.Int).Add(at, size)
	}
	if at.Sign() < 0 || at.Cmp(size) >= 0 {
		return nil, Raise(IndexError, "address out of range")
	}
	return &IPAddr{addr: ipOf(ipVersion(n.addr), new(big.Int).Add(ipInt(n.addr), at))}, nil
}

// ipWalk goes through networks or addresses from one number to before another.
type ipWalk struct {
	version int
	at, end *big.Int
	step    *big.Int
	bits    int // of the networks, -1 for addresses
}

// Type implements Value.
func (*ipWalk) Type() *Type { return TypeGenerator }

// Iter implements Iterable.
func (w *ipWalk) Iter(t *Task) (Iterator, error) { return w, nil }

// Next implements Iterator.
func (w *ipWalk) Next(t *Task) (Value, bool, error) {
	if w.at.Cmp(w.end) >= 0 {
		return nil, false, nil
	}
	a := ipOf(w.version, w.at)
	w.at = new(big.Int).Add(w.at, w.step)
	if w.bits >= 0 {
		return &IPNetwork{a, w.bits}, true, nil
	}
	return &IPAddr{addr: a}, true, nil
}

// walk goes through the addresses without so many at each end.
func (n *IPNetwork) walk(first, last int64) *ipWalk {
	start := ipInt(n.addr)
	return &ipWalk{version: ipVersion(n.addr), at: new(big.Int).Add(start, big.NewInt(first)), step: big.NewInt(1), bits: -1,
		end: new(big.Int).Sub(new(big.Int).Add(start, n.size()), big.NewInt(last))}
}

// Iter implements Iterable.
func (n *IPNetwork) Iter(t *Task) (Iterator, error) { return n.walk(0, 0), nil }

// subnetOf reports whether n lies in o.
func (n *IPNetwork) subnetOf(o *IPNetwork) (bool, error) {
	if ipVersion(n.addr) != ipVersion(o.addr) {
		return false, notSameVersion(n, o)
	}
	return o.contains(n.addr) && o.bits <= n.bits, nil
}

// prefixChange reads the arguments of subnets and supernet: the difference.
func (n *IPNetwork) prefixChange(t *Task, a []Value, sign int, word string) (int, error) {
	diff, err := sizeArg(t, a[0], 1)
	if err != nil {
		return 0, err
	}
	if a[1] != nil && a[1] != None {
		bits, err := sizeArg(t, a[1], 0)
		if err != nil {
			return 0, err
		}
		if (bits-n.bits)*sign < 0 {
			return 0, Raise(ValueError, "new prefix must be %s", word)
		}
		if diff != 1 {
			return 0, Raise(ValueError, "cannot set prefixlen_diff and new_prefix")
		}
		diff = (bits - n.bits) * sign
	}
	return diff, nil
}

func (n *IPNetwork) subnets(t *Task, a []Value) (Value, error) {
	width := n.addr.BitLen()
	if n.bits == width {
		return IteratorValue(&itemsIterator{class: TypeGenerator, items: []Value{n}}), nil
	}
	diff, err := n.prefixChange(t, a, 1, "longer")
	if err != nil {
		return nil, err
	}
	if diff < 0 {
		return nil, Raise(ValueError, "prefix length diff must be > 0")
	}
	bits := n.bits + diff
	if bits > width {
		return nil, Raise(ValueError, "prefix length diff %d is invalid for netblock %s", bits, n)
	}
	w := n.walk(0, 0)
	w.bits, w.step = bits, new(big.Int).Lsh(big.NewInt(1), uint(width-bits))
	return w, nil
}

func (n *IPNetwork) supernet(t *Task, a []Value) (Value, error) {
	if n.bits == 0 {
		return n, nil
	}
	diff, err := n.prefixChange(t, a, -1, "shorter")
	if err != nil {
		return nil, err
	}
	if n.bits-diff < 0 {
		return nil, Raise(ValueError, "current prefixlen is %d, cannot have a prefixlen_diff of %d", n.bits, diff)
	}
	p, _ := n.addr.Prefix(n.bits - diff)
	return &IPNetwork{p.Addr(), n.bits - diff}, nil
}

// ipQuestions are the is_... attributes, for the first and last address of a
// network both.
var ipQuestions = []struct {
	name string
	is   func(a netip.Addr) bool
}{
	{"is_multicast", netip.Addr.IsMulticast},
	{"is_unspecified", func(a netip.Addr) bool { return a.WithZone("").IsUnspecified() }},
	{"is_loopback", func(a netip.Addr) bool {
		if a.Is4() {
			return a.IsLoopback()
		}
		return a.WithZone("") == netip.IPv6Loopback()
	}},
	{"is_link_local", func(a netip.Addr) bool { return !a.Is4In6() && a.IsLinkLocalUnicast() }},
	{"is_reserved", func(a netip.Addr) bool {
		if a.Is4() {
			return inAny(reservedNetwork4(), a, a)
		}
		return inAny(reservedNetwork6(), a, a)
	}},
}

func inAny(nets []netip.Prefix, first, last netip.Addr) bool {
	return slices.ContainsFunc(nets, func(p netip.Prefix) bool {
		return p.Addr().Is4() == first.Is4() && prefixHolds(p, first) && prefixHolds(p, last)
	})
}

// prefixHolds is Prefix.Contains, which takes 4-in-6 addresses for neither.
func prefixHolds(p netip.Prefix, a netip.Addr) bool {
	q, err := a.WithZone("").Prefix(p.Bits())
	return err == nil && q.Addr() == p.Addr()
}

func ipPrivate(first, last netip.Addr) bool {
	if first.Is4() {
		return inAny(privateNetworks4(), first, last)
	}
	return inAny(privateNetworks6(), first, last)
}

var sharedNetwork = netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10)

// ipAddrPrivate is is_private of an address: of the IPv4 address in it.
func ipAddrPrivate(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	return ipPrivate(a, a)
}

func ipGlobal(first, last netip.Addr) bool {
	return !(first.Is4() && prefixHolds(sharedNetwork, first) && prefixHolds(sharedNetwork, last)) && !ipPrivate(first, last)
}

// ipExploded is the address without abbreviations.
func ipExploded(a netip.Addr) string {
	if a.Is4() {
		return a.String()
	}
	return a.WithZone("").StringExpanded()
}

// ipReverse is reverse_pointer of the text that is turned around.
func ipReverse(v4 bool, text string) string {
	if v4 {
		parts := strings.Split(text, ".")
		slices.Reverse(parts)
		return strings.Join(parts, ".") + ".in-addr.arpa"
	}
	chars := strings.Split(strings.ReplaceAll(text, ":", ""), "")
	slices.Reverse(chars)
	return strings.Join(chars, ".") + ".ip6.arpa"
}

// hostmask is the inverse of the netmask.
func hostmask(version, bits int) netip.Addr {
	b := ipMask(version, bits).AsSlice()
	for i := range b {
		b[i] ^= 0xff
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}
