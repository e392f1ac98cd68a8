package py

import (
	"math/big"
	"net/netip"
	"strconv"
	"strings"
)

// Module ipaddress. An address is a netip.Addr; an interface is an address with
// a prefix length. The rules and texts are those of Lib/ipaddress.py, whose
// parsers are followed step by step because their complaints are.

// The classes of the module.
var (
	typeIPBase       = newRootType(nil, "ipaddress", "_IPAddressBase")
	typeBaseAddress  = newSubtype(ipaddressTablesTables{}, "ipaddress", "_BaseAddress", &typeIPBase)
	typeBaseNetwork  = newSubtype(ipaddressTablesTables{}, "ipaddress", "_BaseNetwork", &typeIPBase)
	TypeIPv4Address  = newSubtype(ipaddressTablesTables{}, "ipaddress", "IPv4Address", &typeBaseAddress)
	TypeIPv6Address  = newSubtype(ipaddressTablesTables{}, "ipaddress", "IPv6Address", &typeBaseAddress)
	TypeIPv4Network  = newBuiltinType("ipaddress", "IPv4Network", &typeBaseNetwork)
	TypeIPv6Network  = newBuiltinType("ipaddress", "IPv6Network", &typeBaseNetwork)
	TypeIPv4Iface    = newBuiltinType("ipaddress", "IPv4Interface", &TypeIPv4Address)
	TypeIPv6Iface    = newBuiltinType("ipaddress", "IPv6Interface", &TypeIPv6Address)
	AddressValueErr  = newSubtype(ipaddressTablesTables{}, "ipaddress", "AddressValueError", &ValueError)
	NetmaskValueErr  = newSubtype(ipaddressTablesTables{}, "ipaddress", "NetmaskValueError", &ValueError)
	privateNetworks4 = prefixes("0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32")
	privateNetworks6 = prefixes("::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10")
	reservedNetwork4 = prefixes("240.0.0.0/4")
	reservedNetwork6 = prefixes("::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 f000::/5 f800::/6 fe00::/9")
)

// prefixes makes networks from texts known to be right when it is first asked.
func prefixes(texts string) func() []netip.Prefix {
	return func() []netip.Prefix {
		var out []netip.Prefix
		for _, s := range strings.Fields(texts) {
			out = append(out, netip.MustParsePrefix(s))
		}
		return out
	}
}

// IPAddr is an address or, with iface set, an interface.
type IPAddr struct {
	addr  netip.Addr // never 4-in-6: an IPv6Address stays one
	iface bool
	bits  int
}

// IPNetwork is a network: its first address and the length of its prefix.
type IPNetwork struct {
	addr netip.Addr
	bits int
}

// Type implements Value.
func (a *IPAddr) Type() *Type {
	switch {
	case a.addr.Is4() && a.iface:
		return TypeIPv4Iface
	case a.addr.Is4():
		return TypeIPv4Address
	case a.iface:
		return TypeIPv6Iface
	}
	return TypeIPv6Address
}

// Type implements Value.
func (n *IPNetwork) Type() *Type {
	if n.addr.Is4() {
		return TypeIPv4Network
	}
	return TypeIPv6Network
}

func ipVersion(a netip.Addr) int {
	if a.Is4() {
		return 4
	}
	return 6
}

// ipInt is the address as a number.
func ipInt(a netip.Addr) *big.Int { return new(big.Int).SetBytes(a.AsSlice()) }

// ipOf is the address of a number that is known to be in range.
func ipOf(version int, n *big.Int) netip.Addr {
	b := make([]byte, choose4(version))
	n.FillBytes(b)
	a, _ := netip.AddrFromSlice(b)
	return a
}

func choose4(version int) int {
	if version == 4 {
		return 4
	}
	return 16
}

// mask is the netmask of a prefix length.
func ipMask(version, bits int) netip.Addr {
	b := make([]byte, choose4(version))
	for i := range bits {
		b[i/8] |= 0x80 >> (i % 8)
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}

// ipText is str() of an address: Python writes 4-in-6 addresses in hexadecimal.
func ipText(a netip.Addr) string {
	if !a.Is4In6() {
		return a.String()
	}
	b := a.As16()
	s := "::ffff:" + strconv.FormatUint(uint64(b[12])<<8|uint64(b[13]), 16) + ":" + strconv.FormatUint(uint64(b[14])<<8|uint64(b[15]), 16)
	if z := a.Zone(); z != "" {
		s += "%" + z
	}
	return s
}

// String is str(a).
func (a *IPAddr) String() string {
	if a.iface {
		return ipText(a.addr) + "/" + strconv.Itoa(a.bits)
	}
	return ipText(a.addr)
}

// String is str(n).
func (n *IPNetwork) String() string { return ipText(n.addr) + "/" + strconv.Itoa(n.bits) }

// network is the network that an interface is in.
func (a *IPAddr) network() *IPNetwork {
	p, _ := a.addr.Prefix(a.bits)
	if z := a.addr.Zone(); z != "" {
		p, _ = a.addr.WithZone("").Prefix(a.bits)
	}
	return &IPNetwork{p.Addr(), a.bits}
}

// last is the network's broadcast address.
func (n *IPNetwork) last() netip.Addr {
	b, m := n.addr.AsSlice(), ipMask(ipVersion(n.addr), n.bits).AsSlice()
	for i := range b {
		b[i] |= ^m[i]
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}

func (n *IPNetwork) contains(a netip.Addr) bool {
	return netip.PrefixFrom(n.addr.WithZone(""), n.bits).Contains(a.WithZone(""))
}

// parseIPv4 is IPv4Address._ip_int_from_string.
func parseIPv4(s string) (netip.Addr, error) {
	if s == "" {
		return netip.Addr{}, Raise(AddressValueErr, "Address cannot be empty")
	}
	octets := strings.Split(s, ".")
	if len(octets) != 4 {
		return netip.Addr{}, Raise(AddressValueErr, "Expected 4 octets in %s", StrRepr(s))
	}
	var b [4]byte
	for i, o := range octets {
		n, msg := parseOctet(o)
		if msg != "" {
			return netip.Addr{}, Raise(AddressValueErr, "%s in %s", msg, StrRepr(s))
		}
		b[i] = byte(n)
	}
	return netip.AddrFrom4(b), nil
}

func parseOctet(o string) (n int, msg string) {
	if o == "" {
		return 0, "Empty octet not permitted"
	}
	if !allDigits(o) {
		return 0, "Only decimal digits permitted in " + StrRepr(o)
	}
	if len(o) > 3 {
		return 0, "At most 3 characters permitted in " + StrRepr(o)
	}
	if o != "0" && o[0] == '0' {
		return 0, "Leading zeros are not permitted in " + StrRepr(o)
	}
	if n, _ = strconv.Atoi(o); n > 255 {
		return 0, "Octet " + o + " (> 255) not permitted"
	}
	return n, ""
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigitByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// parseIPv6 is IPv6Address's constructor for text.
func parseIPv6(full string) (netip.Addr, error) {
	none := netip.Addr{}
	s, zone, has := strings.Cut(full, "%")
	if has && (zone == "" || strings.Contains(zone, "%")) {
		return none, Raise(AddressValueErr, `Invalid IPv6 address: "%s"`, StrRepr(full))
	}
	if s == "" {
		return none, Raise(AddressValueErr, "Address cannot be empty")
	}
	fail := func(format string, a ...any) (netip.Addr, error) {
		return none, Raise(AddressValueErr, format, append(a, StrRepr(s))...)
	}
	parts := strings.Split(s, ":")
	if len(parts) < 3 {
		return fail("At least 3 parts expected in %s")
	}
	if last := parts[len(parts)-1]; strings.Contains(last, ".") {
		if strings.Contains(last, "/") {
			return fail("Unexpected '/' in %s in %s", StrRepr(last))
		}
		v4, err := parseIPv4(last)
		if err != nil {
			return fail("%s in %s", strings.TrimPrefix(err.Error(), "ipaddress.AddressValueError: "))
		}
		b := v4.As4()
		parts = append(parts[:len(parts)-1:len(parts)-1], strconv.FormatUint(uint64(b[0])<<8|uint64(b[1]), 16), strconv.FormatUint(uint64(b[2])<<8|uint64(b[3]), 16))
	}
	if len(parts) > 9 {
		return fail("At most 8 colons permitted in %s")
	}
	skip := -1
	for i := 1; i < len(parts)-1; i++ {
		if parts[i] == "" {
			if skip >= 0 {
				return fail("At most one '::' permitted in %s")
			}
			skip = i
		}
	}
	hi, lo := len(parts), 0
	first, final := parts[0] == "", parts[len(parts)-1] == ""
	if skip >= 0 {
		hi, lo = skip, len(parts)-skip-1
		if first {
			if hi--; hi > 0 {
				return fail("Leading ':' only permitted as part of '::' in %s")
			}
		}
		if final {
			if lo--; lo > 0 {
				return fail("Trailing ':' only permitted as part of '::' in %s")
			}
		}
		if 8-(hi+lo) < 1 {
			return fail("Expected at most 7 other parts with '::' in %s")
		}
	} else if len(parts) != 8 {
		return fail("Exactly 8 parts expected without '::' in %s")
	} else if first {
		return fail("Leading ':' only permitted as part of '::' in %s")
	} else if final {
		return fail("Trailing ':' only permitted as part of '::' in %s")
	}
	var b [16]byte
	put := func(at int, part string) string {
		if strings.Trim(part, "0123456789abcdefABCDEF") != "" {
			return "Only hex digits permitted in " + StrRepr(part)
		}
		if len(part) > 4 {
			return "At most 4 characters permitted in " + StrRepr(part)
		}
		n, err := strconv.ParseUint(part, 16, 16)
		if err != nil {
			return "invalid literal for int() with base 16: " + StrRepr(part)
		}
		b[2*at], b[2*at+1] = byte(n>>8), byte(n)
		return ""
	}
	for i := range hi {
		if msg := put(i, parts[i]); msg != "" {
			return fail("%s in %s", msg)
		}
	}
	for i := range lo {
		if msg := put(8-lo+i, parts[len(parts)-lo+i]); msg != "" {
			return fail("%s in %s", msg)
		}
	}
	a := netip.AddrFrom16(b)
	if zone != "" {
		a = a.WithZone(zone)
	}
	return a, nil
}

// ipAddressOf is the constructor of an address of that version.
func ipAddressOf(t *Task, version int, v Value) (netip.Addr, error) {
	none := netip.Addr{}
	width := 8 * choose4(version)
	if i, ok := AsInt(v); ok {
		if i.Sign() < 0 {
			return none, Raise(AddressValueErr, "%s (< 0) is not permitted as an IPv%d address", i.Big(), version)
		}
		if n := i.Big(); n.BitLen() > width {
			return none, Raise(AddressValueErr, "%s (>= 2**%d) is not permitted as an IPv%d address", n, width, version)
		}
		return ipOf(version, i.Big()), nil
	}
	if b, ok := AsBytes(v); ok {
		if len(b) != width/8 {
			r, _ := Repr(t, v)
			return none, Raise(AddressValueErr, "%s (len %d != %d) is not permitted as an IPv%d address", r, len(b), width/8, version)
		}
		a, _ := netip.AddrFromSlice([]byte(b))
		return a, nil
	}
	s, err := StrOf(t, v)
	if err != nil {
		return none, err
	}
	if strings.Contains(s, "/") {
		r, err := Repr(t, v)
		if err != nil {
			return none, err
		}
		return none, Raise(AddressValueErr, "Unexpected '/' in %s", r)
	}
	if version == 4 {
		return parseIPv4(s)
	}
	return parseIPv6(s)
}

// splitPrefix is _split_addr_prefix: the address and its mask, nil for none.
func splitPrefix(t *Task, v Value) (addr, mask Value, err error) {
	if _, ok := AsInt(v); ok {
		return v, nil, nil
	}
	if _, ok := AsBytes(v); ok {
		return v, nil, nil
	}
	if tuple, ok := AsTuple(v); ok {
		switch len(tuple.Items) {
		case 0:
			return nil, nil, Raise(IndexError, "tuple index out of range")
		case 1:
			return tuple.Items[0], nil, nil
		case 2:
			return tuple.Items[0], tuple.Items[1], nil
		}
		return nil, nil, Raise(ValueError, "too many values to unpack (expected 2)")
	}
	s, err := StrOf(t, v)
	if err != nil {
		return nil, nil, err
	}
	parts := strings.Split(s, "/")
	if len(parts) > 2 {
		r, err := Repr(t, v)
		if err != nil {
			return nil, nil, err
		}
		return nil, nil, Raise(AddressValueErr, "Only one '/' permitted in %s", r)
	}
	if len(parts) == 2 {
		return Str(parts[0]), Str(parts[1]), nil
	}
	return Str(parts[0]), nil, nil
}

// prefixLength is _make_netmask.
func prefixLength(t *Task, version int, mask Value) (int, error) {
	width := 8 * choose4(version)
	if mask == nil {
		return width, nil
	}
	bad := func() (int, error) {
		r, err := Repr(t, mask)
		if err != nil {
			return 0, err
		}
		return 0, Raise(NetmaskValueErr, "%s is not a valid netmask", r)
	}
	if i, ok := AsInt(mask); ok {
		if n, fits := i.Int64(); fits && n >= 0 && n <= int64(width) {
			return int(n), nil
		}
		return bad()
	}
	s, ok := AsStr(mask)
	if !ok {
		return bad()
	}
	if allDigits(s) {
		if n, err := strconv.Atoi(s); err == nil && n <= width {
			return n, nil
		}
	}
	if version == 6 {
		return bad()
	}
	a, err := parseIPv4(s)
	if err != nil {
		return bad()
	}
	for _, flip := range [2]byte{0, 0xff} {
		b := a.As4()
		for i := range b {
			b[i] ^= flip
		}
		for n := 0; n <= 32; n++ {
			if netip.AddrFrom4(b) == ipMask(4, n) {
				return n, nil
			}
		}
	}
	return bad()
}

// newIPNetwork is the constructor of networks.
func newIPNetwork(t *Task, version int, v Value, strict bool) (*IPNetwork, error) {
	addr, mask, err := splitPrefix(t, v)
	if err != nil {
		return nil, err
	}
	a, err := ipAddressOf(t, version, addr)
	if err != nil {
		return nil, err
	}
	bits, err := prefixLength(t, version, mask)
	if err != nil {
		return nil, err
	}
	p, _ := a.WithZone("").Prefix(bits)
	if p.Addr() == a.WithZone("") {
		return &IPNetwork{a, bits}, nil
	}
	if strict {
		return nil, Raise(ValueError, "%s has host bits set", (&IPNetwork{a, bits}).String())
	}
	return &IPNetwork{p.Addr(), bits}, nil
}

// newIPInterface is the constructor of interfaces.
func newIPInterface(t *Task, version int, v Value) (*IPAddr, error) {
	addr, mask, err := splitPrefix(t, v)
	if err != nil {
		return nil, err
	}
	a, err := ipAddressOf(t, version, addr)
	if err != nil {
		return nil, err
	}
	bits, err := prefixLength(t, version, mask)
	if err != nil {
		return nil, err
	}
	return &IPAddr{addr: a, iface: true, bits: bits}, nil
}
