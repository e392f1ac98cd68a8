package py

import (
	"net/netip"
	"strconv"
	"strings"
)

// addrAttr is an attribute of addresses and interfaces.
func addrAttr(name string, get func(a *IPAddr) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*IPAddr)), nil }}
}

func netAttr(name string, get func(n *IPNetwork) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*IPNetwork)), nil }}
}

// withMask is the address, a slash and how its network is told.
func withMask(a netip.Addr, bits int, how string) Value {
	text := ipText(a.WithZone("")) + "/"
	switch how {
	case "with_netmask":
		text += ipText(ipMask(ipVersion(a), bits))
	case "with_hostmask":
		text += ipText(hostmask(ipVersion(a), bits))
	default:
		text += strconv.Itoa(bits)
	}
	return Str(text)
}

// explodedAttr is an attribute made from the text without abbreviations, which
// CPython gets by reading the text again, where a scope is no part of.
func explodedAttr(name string, get func(a *IPAddr) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) {
		a := self.(*IPAddr)
		if s := ipText(a.addr); a.addr.Zone() != "" && !a.iface {
			last := s[strings.LastIndexByte(s[:strings.IndexByte(s, '%')], ':')+1:]
			return nil, Raise(AddressValueErr, "Only hex digits permitted in %s in %s", StrRepr(last), StrRepr(s))
		}
		return get(a), nil
	}}
}

func plainAddr(a netip.Addr) Value { return &IPAddr{addr: a} }

type ipaddressTablesTables struct{}

// Fill implements Tables.
func (ipaddressTablesTables) Fill() {
	addr := []Attribute{
		addrAttr("version", func(a *IPAddr) Value { return MakeInt(int64(ipVersion(a.addr))) }),
		addrAttr("max_prefixlen", func(a *IPAddr) Value { return MakeInt(int64(a.addr.BitLen())) }),
		addrAttr("_ip", func(a *IPAddr) Value { return MakeBigInt(ipInt(a.addr)) }),
		addrAttr("packed", func(a *IPAddr) Value { return Bytes(a.addr.AsSlice()) }),
		addrAttr("compressed", func(a *IPAddr) Value { return Str(a.String()) }),
		explodedAttr("exploded", func(a *IPAddr) Value {
			if a.iface {
				return Str(ipExploded(a.addr) + "/" + strconv.Itoa(a.bits))
			}
			return Str(ipExploded(a.addr))
		}),
		explodedAttr("reverse_pointer", func(a *IPAddr) Value {
			if a.iface && a.addr.Is4() {
				return Str(ipReverse(true, a.String()))
			}
			if a.iface {
				return Str(ipReverse(false, ipExploded(a.addr)+"/"+strconv.Itoa(a.bits)))
			}
			return Str(ipReverse(a.addr.Is4(), ipExploded(a.addr)))
		}),
		addrAttr("is_private", func(a *IPAddr) Value { return MakeBool(ipAddrPrivate(a.addr)) }),
		addrAttr("is_global", func(a *IPAddr) Value {
			if a.addr.Is4() {
				return MakeBool(ipGlobal(a.addr, a.addr))
			}
			return MakeBool(!ipAddrPrivate(a.addr))
		}),
	}
	network := []Attribute{
		netAttr("version", func(n *IPNetwork) Value { return MakeInt(int64(ipVersion(n.addr))) }),
		netAttr("max_prefixlen", func(n *IPNetwork) Value { return MakeInt(int64(n.addr.BitLen())) }),
		netAttr("network_address", func(n *IPNetwork) Value { return plainAddr(n.addr) }),
		netAttr("broadcast_address", func(n *IPNetwork) Value { return plainAddr(n.last()) }),
		netAttr("netmask", func(n *IPNetwork) Value { return plainAddr(ipMask(ipVersion(n.addr), n.bits)) }),
		netAttr("hostmask", func(n *IPNetwork) Value { return plainAddr(hostmask(ipVersion(n.addr), n.bits)) }),
		netAttr("prefixlen", func(n *IPNetwork) Value { return MakeInt(int64(n.bits)) }),
		netAttr("num_addresses", func(n *IPNetwork) Value { return MakeBigInt(n.size()) }),
		netAttr("compressed", func(n *IPNetwork) Value { return Str(n.String()) }),
		netAttr("exploded", func(n *IPNetwork) Value { return Str(ipExploded(n.addr) + "/" + strconv.Itoa(n.bits)) }),
		netAttr("is_private", func(n *IPNetwork) Value { return MakeBool(ipPrivate(n.addr, n.last())) }),
		netAttr("is_global", func(n *IPNetwork) Value { return MakeBool(ipGlobal(n.addr, n.last())) }),
	}
	for _, q := range ipQuestions {
		addr = append(addr, addrAttr(q.name, func(a *IPAddr) Value {
			if a.iface && a.addr.Is6() && (q.name == "is_unspecified" || q.name == "is_loopback") {
				return MakeBool(q.is(a.addr) && q.is(a.network().addr) && q.is(a.network().last()))
			}
			return MakeBool(q.is(a.addr))
		}))
		network = append(network, netAttr(q.name, func(n *IPNetwork) Value { return MakeBool(q.is(n.addr) && q.is(n.last())) }))
	}
	iface := []Attribute{
		addrAttr("ip", func(a *IPAddr) Value { return plainAddr(a.addr.WithZone("")) }),
		addrAttr("network", func(a *IPAddr) Value { return a.network() }),
		addrAttr("netmask", func(a *IPAddr) Value { return plainAddr(ipMask(ipVersion(a.addr), a.bits)) }),
		addrAttr("hostmask", func(a *IPAddr) Value { return plainAddr(hostmask(ipVersion(a.addr), a.bits)) }),
	}
	for _, how := range [3]string{"with_prefixlen", "with_netmask", "with_hostmask"} {
		iface = append(iface, addrAttr(how, func(a *IPAddr) Value { return withMask(a.addr, a.bits, how) }))
		network = append(network, netAttr(how, func(n *IPNetwork) Value { return withMask(n.addr, n.bits, how) }))
	}
	v6 := []Attribute{
		addrAttr("scope_id", func(a *IPAddr) Value { return zoneOf(a.addr) }),
		addrAttr("is_site_local", func(a *IPAddr) Value { b := a.addr.As16(); return MakeBool(b[0] == 0xfe && b[1]&0xc0 == 0xc0) }),
		addrAttr("ipv4_mapped", func(a *IPAddr) Value {
			if a.addr.Is4In6() {
				return plainAddr(a.addr.WithZone("").Unmap())
			}
			return None
		}),
		addrAttr("sixtofour", func(a *IPAddr) Value {
			if b := a.addr.As16(); b[0] == 0x20 && b[1] == 2 {
				return plainAddr(netip.AddrFrom4([4]byte(b[2:6])))
			}
			return None
		}),
		addrAttr("teredo", func(a *IPAddr) Value {
			b := a.addr.As16()
			if b[0] != 0x20 || b[1] != 1 || b[2] != 0 || b[3] != 0 {
				return None
			}
			client := netip.AddrFrom4([4]byte{^b[12], ^b[13], ^b[14], ^b[15]})
			return NewTuple(plainAddr(netip.AddrFrom4([4]byte(b[4:8]))), plainAddr(client))
		}),
	}
	toInt := []Method{{Name: "__int__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return MakeBigInt(ipInt(self.(*IPAddr).addr)), nil
	}}}
	typeBaseAddress.SetAttributes(addr)
	typeBaseAddress.SetMethods(toInt, "eq ne lt le gt ge hash repr str format add sub")
	TypeIPv6Address.SetAttributes(v6)
	typeBaseNetwork.SetAttributes(network)
	typeBaseNetwork.SetMethods(ipNetworkMethods, "eq ne lt le gt ge hash repr str contains getitem iter")
	for i, c := range [2]*Type{TypeIPv4Address, TypeIPv6Address} {
		version := 4 + 2*i
		c.New = ipConstructor(c, "address", func(t *Task, a []Value) (Value, error) {
			x, err := ipAddressOf(t, version, a[1])
			if err != nil {
				return nil, err
			}
			return plainAddr(x), nil
		})
		n := [2]*Type{TypeIPv4Network, TypeIPv6Network}[i]
		n.New = ipConstructor(n, "address, strict=True", func(t *Task, a []Value) (Value, error) {
			strict, err := Truth(t, a[2])
			if err != nil {
				return nil, err
			}
			return valueOrError(newIPNetwork(t, version, a[1], strict))
		})
		f := [2]*Type{TypeIPv4Iface, TypeIPv6Iface}[i]
		f.SetAttributes(iface)
		f.New = ipConstructor(f, "address", func(t *Task, a []Value) (Value, error) { return valueOrError(newIPInterface(t, version, a[1])) })
	}
	for _, c := range [2]*Type{AddressValueErr, NetmaskValueErr} {
		c.New, c.Init = newExceptionValue, initException
	}
}

// IpaddressModule is the module ipaddress.
var IpaddressModule = NewNative("ipaddress", ipaddressModule)

// ipConstructor makes __new__ with the signature of the class's __init__.
func ipConstructor(c *Type, params string, make func(t *Task, a []Value) (Value, error)) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		f := newPyFunction("ipaddress", c.Name+".__init__(self, "+params+")", nil)
		a, err := BindArgs(f, append([]Value{None}, pos...), kw)
		if err != nil {
			return nil, err
		}
		return make(t, a)
	}
}

// networkArg takes a network for overlaps and its like.
func networkArg(self, v Value) (n, o *IPNetwork, err error) {
	o, ok := Unwrap(v).(*IPNetwork)
	if !ok {
		return nil, nil, Raise(TypeError, "Unable to test subnet containment between %s and %s", self, v)
	}
	return self.(*IPNetwork), o, nil
}

var ipNetworkMethods = []Method{
	{Name: "hosts", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		n := self.(*IPNetwork)
		switch {
		case n.bits == n.addr.BitLen():
			return NewList(plainAddr(n.addr)), nil
		case n.bits == n.addr.BitLen()-1:
			return n.walk(0, 0), nil
		case n.addr.Is4():
			return n.walk(1, 1), nil
		}
		return n.walk(1, 0), nil
	}},
	{Name: "overlaps", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		n, o, err := networkArg(self, args[0])
		if err != nil {
			return nil, err
		}
		return MakeBool(ipVersion(n.addr) == ipVersion(o.addr) && (n.contains(o.addr) || o.contains(n.addr))), nil
	}},
	{Name: "subnet_of", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		n, o, err := networkArg(self, args[0])
		if err != nil {
			return nil, err
		}
		in, err := n.subnetOf(o)
		return MakeBool(in), err
	}},
	{Name: "supernet_of", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		n, o, err := networkArg(self, args[0])
		if err != nil {
			return nil, err
		}
		in, err := o.subnetOf(n)
		return MakeBool(in), err
	}},
	{Name: "subnets", Kind: Keywords, Params: []string{"prefixlen_diff", "new_prefix"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return self.(*IPNetwork).subnets(t, args)
	}},
	{Name: "supernet", Kind: Keywords, Params: []string{"prefixlen_diff", "new_prefix"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return self.(*IPNetwork).supernet(t, args)
	}},
}

func ipaddressModule() *Module {
	m := NewModule("ipaddress")
	for _, c := range []*Type{TypeIPv4Address, TypeIPv6Address, TypeIPv4Network, TypeIPv6Network, TypeIPv4Iface, TypeIPv6Iface, AddressValueErr, NetmaskValueErr} {
		m.Dict.SetStr(c.Name, c)
	}
	// either tries version 4 and then 6.
	either := func(what string, make func(t *Task, version int, v Value) (Value, error)) func(t *Task, v Value) (Value, error) {
		return func(t *Task, v Value) (Value, error) {
			for _, version := range [2]int{4, 6} {
				x, err := make(t, version, v)
				if e, ok := err.(*Exception); ok && (e.IsA(AddressValueErr) || e.IsA(NetmaskValueErr)) {
					continue
				}
				return x, err
			}
			r, err := Repr(t, v)
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s does not appear to be an IPv4 or IPv6 %s", r, what)
		}
	}
	address := either("address", func(t *Task, version int, v Value) (Value, error) {
		a, err := ipAddressOf(t, version, v)
		if err != nil {
			return nil, err
		}
		return plainAddr(a), nil
	})
	iface := either("interface", func(t *Task, version int, v Value) (Value, error) { return valueOrError(newIPInterface(t, version, v)) })
	m.addFunctions([]pyFunc{
		{"ip_address(address)", func(t *Task, a []Value) (Value, error) { return address(t, a[0]) }},
		{"ip_interface(address)", func(t *Task, a []Value) (Value, error) { return iface(t, a[0]) }},
		{"ip_network(address, strict=True)", func(t *Task, a []Value) (Value, error) {
			strict, err := Truth(t, a[1])
			if err != nil {
				return nil, err
			}
			return either("network", func(t *Task, version int, v Value) (Value, error) {
				return valueOrError(newIPNetwork(t, version, v, strict))
			})(t, a[0])
		}},
	})
	m.addNames("IPV4LENGTH", MakeInt(32), "IPV6LENGTH", MakeInt(128))
	return m
}
