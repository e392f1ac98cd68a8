package py

import (
	"context"
	"encoding/binary"
	"errors"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// Module socket as far as it says something about hosts and addresses: names and their
// addresses, the forms of addresses, constants and exceptions. There are no sockets in it.

var (
	socketHostError    = newBuiltinType("socket", "herror", &OSError)
	socketAddressError = newBuiltinType("socket", "gaierror", &OSError)
)

// socketConstants are numbers of Linux.
var socketConstants = []Kw{
	{"AF_UNSPEC", MakeInt(0)}, {"AF_UNIX", MakeInt(1)}, {"AF_INET", MakeInt(2)}, {"AF_INET6", MakeInt(10)},
	{"SOCK_STREAM", MakeInt(1)}, {"SOCK_DGRAM", MakeInt(2)}, {"SOCK_RAW", MakeInt(3)},
	{"IPPROTO_IP", MakeInt(0)}, {"IPPROTO_ICMP", MakeInt(1)}, {"IPPROTO_TCP", MakeInt(6)}, {"IPPROTO_UDP", MakeInt(17)}, {"IPPROTO_IPV6", MakeInt(41)},
	{"SOL_SOCKET", MakeInt(1)}, {"SO_REUSEADDR", MakeInt(2)}, {"SO_KEEPALIVE", MakeInt(9)}, {"SO_BROADCAST", MakeInt(6)}, {"SO_REUSEPORT", MakeInt(15)},
	{"TCP_NODELAY", MakeInt(1)}, {"SOMAXCONN", MakeInt(4096)}, {"SHUT_RD", MakeInt(0)}, {"SHUT_WR", MakeInt(1)}, {"SHUT_RDWR", MakeInt(2)},
	{"AI_PASSIVE", MakeInt(1)}, {"AI_CANONNAME", MakeInt(2)}, {"AI_NUMERICHOST", MakeInt(4)}, {"NI_NUMERICHOST", MakeInt(1)},
	{"EAI_AGAIN", MakeInt(-3)}, {"EAI_FAIL", MakeInt(-4)}, {"EAI_NONAME", MakeInt(-2)}, {"has_ipv6", True},
}

// addressFailure is the gaierror of a name that has no address.
func addressFailure(t *Task, err error) error {
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsTemporary {
		return NewException(t, socketAddressError, MakeInt(-3), Str("Temporary failure in name resolution"))
	}
	return NewException(t, socketAddressError, MakeInt(-2), Str("Name or service not known"))
}

// addressesOf asks the resolver, without the loop's lock.
func addressesOf(t *Task, network, host string) (list []netip.Addr, err error) {
	t.Blocking(func() { list, err = net.DefaultResolver.LookupNetIP(context.Background(), network, host) })
	if err != nil {
		return nil, addressFailure(t, err)
	}
	for i := range list {
		list[i] = list[i].Unmap()
	}
	return list, nil
}

// dottedAddress is inet_aton: one to four numbers, decimal, octal or hexadecimal.
func dottedAddress(text string) (four [4]byte, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) > 4 {
		return four, false
	}
	var n uint64
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 0, 32)
		if err != nil || strings.ContainsAny(p, "_oObB") && !strings.HasPrefix(p, "0x") && !strings.HasPrefix(p, "0X") {
			return four, false
		}
		if last := i == len(parts)-1; last && v >= 1<<(8*(5-len(parts))) || !last && v > 255 {
			return four, false
		} else if last {
			n |= v
		} else {
			n |= v << (24 - 8*i)
		}
	}
	binary.BigEndian.PutUint32(four[:], uint32(n))
	return four, true
}

// networkOrder is htons and its like on a little-endian machine.
func networkOrder(name string, bits uint) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		i, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		n, err := i.Index()
		if err != nil || n < 0 {
			return nil, Raise(OverflowError, "%s: can't convert negative Python int to C %d-bit unsigned integer", name, bits)
		}
		if uint64(n)>>bits != 0 {
			return nil, Raise(OverflowError, "%s: Python int too large to convert to C %d-bit unsigned integer", name, bits)
		}
		if bits == 16 {
			return MakeInt(int64(n&0xff<<8 | n>>8)), nil
		}
		var b [4]byte
		binary.LittleEndian.PutUint32(b[:], uint32(n))
		return MakeInt(int64(binary.BigEndian.Uint32(b[:]))), nil
	}}
}

var socketFunctions = []Method{
	{Name: "gethostname", Kind: NoArgs, Fn: func(t *Task, _ Value, _ []Value) (Value, error) {
		name, err := os.Hostname()
		return Str(name), osError(t, err, "")
	}},
	{Name: "gethostbyname", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		host, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		list, err := addressesOf(t, "ip4", host)
		if err != nil {
			return nil, err
		}
		return Str(list[0].String()), nil
	}},
	{Name: "getfqdn", Kind: Keywords, Params: []string{"name"}, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		name := ""
		if a[0] != nil {
			var err error
			if name, err = mustStr(a[0]); err != nil {
				return nil, err
			}
		}
		if name = strings.TrimSpace(name); name == "" || name == "0.0.0.0" || name == "::" {
			name, _ = os.Hostname()
		}
		var found []string
		t.Blocking(func() {
			addresses, err := net.LookupHost(name)
			if err == nil && len(addresses) > 0 {
				found, _ = net.LookupAddr(addresses[0])
			}
		})
		for _, f := range found {
			if f = strings.TrimSuffix(f, "."); strings.Contains(f, ".") {
				return Str(f), nil
			}
		}
		return Str(name), nil
	}},
	{Name: "inet_aton", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		text, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		four, ok := dottedAddress(text)
		if !ok {
			return nil, Raise(OSError, "illegal IP address string passed to inet_aton")
		}
		return Bytes(four[:]), nil
	}},
	{Name: "inet_ntoa", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		b, err := mustBytes(a[0])
		if err != nil {
			return nil, err
		}
		if len(b) != 4 {
			return nil, Raise(OSError, "packed IP wrong length for inet_ntoa")
		}
		return Str(netip.AddrFrom4([4]byte([]byte(b))).String()), nil
	}},
	{Name: "inet_pton", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		family, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		text, err := mustStr(a[1])
		if err != nil {
			return nil, err
		}
		if family != 2 && family != 10 {
			return nil, NewException(t, OSError, MakeInt(97), Str("Address family not supported by protocol"))
		}
		address, parseErr := netip.ParseAddr(text)
		if parseErr != nil || address.Zone() != "" || address.Is4() != (family == 2) {
			return nil, Raise(OSError, "illegal IP address string passed to inet_pton")
		}
		return Bytes(address.AsSlice()), nil
	}},
	{Name: "inet_ntop", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		family, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		b, err := mustBytes(a[1])
		if err != nil {
			return nil, err
		}
		size := map[int]int{2: 4, 10: 16}[family]
		if size == 0 {
			return nil, Raise(ValueError, "unknown address family %d", family)
		}
		address, ok := netip.AddrFromSlice([]byte(b))
		if !ok || len(b) != size {
			return nil, Raise(ValueError, "invalid length of packed IP address string")
		}
		return Str(address.String()), nil
	}},
	networkOrder("htons", 16), networkOrder("ntohs", 16), networkOrder("htonl", 32), networkOrder("ntohl", 32),
}

// SocketModule is the module socket.
var SocketModule = NewNative("socket", buildSocketModule)

func buildSocketModule() *Module {
	m := NewNativeModule("socket", socketFunctions)
	for _, c := range socketConstants {
		m.Dict.SetStr(c.Name, c.Value)
	}
	m.addNames("error", OSError, "timeout", TimeoutError, "herror", socketHostError, "gaierror", socketAddressError)
	return m
}
