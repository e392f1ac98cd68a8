package py

import (
	"bytes"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"math/big"
	"strings"
	"sync"
	"time"
)

// TypeUUID is uuid.UUID.
var TypeUUID = newRootType(uuidTables{}, "uuid", "UUID")

// UUID is uuid.UUID: 16 bytes in network order.
type UUID struct{ B [16]byte }

// Type implements Value.
func (*UUID) Type() *Type { return TypeUUID }

// String is str(u): the canonical form in lower case.
func (u *UUID) String() string {
	var b [36]byte
	hex.Encode(b[:8], u.B[:4])
	hex.Encode(b[9:13], u.B[4:6])
	hex.Encode(b[14:18], u.B[6:8])
	hex.Encode(b[19:23], u.B[8:10])
	hex.Encode(b[24:], u.B[10:])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return string(b[:])
}

// Hex is u.hex: 32 digits.
func (u *UUID) Hex() string { return hex.EncodeToString(u.B[:]) }

// Int is u.int.
func (u *UUID) Int() Int { return IntFromBig(new(big.Int).SetBytes(u.B[:])) }

// ParseUUID is UUID(s): braces, "urn:uuid:" and hyphens are dropped wherever
// they stand; ValueError.
func ParseUUID(s string) (*UUID, error) {
	t := strings.ReplaceAll(strings.ReplaceAll(s, "urn:", ""), "uuid:", "")
	t = strings.ReplaceAll(strings.Trim(t, "{}"), "-", "")
	if StrLen(t) != 32 {
		return nil, Raise(ValueError, "badly formed hexadecimal UUID string")
	}
	u := new(UUID)
	if _, err := hex.Decode(u.B[:], []byte(t)); err == nil && len(t) == 32 {
		return u, nil
	}
	// int(t, 16) decides on what else passes as 32 hexadecimal digits.
	i, err := ParseIntBase(t, 16)
	if err != nil {
		return nil, err
	}
	return uuidFromInt(i)
}

func uuidFromInt(i Int) (*UUID, error) {
	b := i.Big()
	if b.Sign() < 0 || b.BitLen() > 128 {
		return nil, Raise(ValueError, "int is out of range (need a 128-bit value)")
	}
	u := new(UUID)
	b.FillBytes(u.B[:])
	return u, nil
}

// setVersion puts the RFC 4122 variant and a version in place.
func (u *UUID) setVersion(v byte) *UUID {
	u.B[6] = u.B[6]&0x0f | v<<4
	u.B[8] = u.B[8]&0x3f | 0x80
	return u
}

// UUID4 is uuid.uuid4().
func UUID4() *UUID {
	u := new(UUID)
	rand.Read(u.B[:])
	return u.setVersion(4)
}

// UUID3 is uuid.uuid3(namespace, name).
func UUID3(namespace *UUID, name string) *UUID {
	u := &UUID{B: md5.Sum(append(bytes.Clone(namespace.B[:]), name...))}
	return u.setVersion(3)
}

// UUID5 is uuid.uuid5(namespace, name).
func UUID5(namespace *UUID, name string) *UUID {
	sum := sha1.Sum(append(bytes.Clone(namespace.B[:]), name...))
	u := new(UUID)
	copy(u.B[:], sum[:])
	return u.setVersion(5)
}

var uuidClock struct {
	sync.Mutex
	last uint64
	node [6]byte
	seq  uint16
	set  bool
}

// UUID1 is uuid.uuid1() with a random node, as CPython has without a hardware
// address.
func UUID1() *UUID {
	uuidClock.Lock()
	defer uuidClock.Unlock()
	if !uuidClock.set {
		var b [8]byte
		rand.Read(b[:])
		copy(uuidClock.node[:], b[:6])
		uuidClock.node[0] |= 1
		uuidClock.seq = binary.BigEndian.Uint16(b[6:]) & 0x3fff
		uuidClock.set = true
	}
	now := uint64(time.Now().UnixNano()/100) + 0x01b21dd213814000
	if now <= uuidClock.last {
		now = uuidClock.last + 1
	}
	uuidClock.last = now
	u := new(UUID)
	binary.BigEndian.PutUint32(u.B[0:], uint32(now))
	binary.BigEndian.PutUint16(u.B[4:], uint16(now>>32))
	binary.BigEndian.PutUint16(u.B[6:], uint16(now>>48)&0x0fff)
	binary.BigEndian.PutUint16(u.B[8:], uuidClock.seq)
	copy(u.B[10:], uuidClock.node[:])
	return u.setVersion(1)
}

// uuidFields are the parts of the 60-bit layout: time_low, time_mid,
// time_hi_version, clock_seq_hi_variant, clock_seq_low, node.
func (u *UUID) uuidFields() [6]uint64 {
	return [6]uint64{
		uint64(binary.BigEndian.Uint32(u.B[0:])), uint64(binary.BigEndian.Uint16(u.B[4:])),
		uint64(binary.BigEndian.Uint16(u.B[6:])), uint64(u.B[8]), uint64(u.B[9]),
		uint64(binary.BigEndian.Uint16(u.B[10:]))<<32 | uint64(binary.BigEndian.Uint32(u.B[12:])),
	}
}

// Version is u.version: 0 where the variant is not RFC 4122's.
func (u *UUID) Version() int {
	if u.B[8]&0xc0 != 0x80 {
		return 0
	}
	return int(u.B[6] >> 4)
}

func (u *UUID) variant() string {
	switch {
	case u.B[8]&0x80 == 0:
		return "reserved for NCS compatibility"
	case u.B[8]&0x40 == 0:
		return "specified in RFC 4122"
	case u.B[8]&0x20 == 0:
		return "reserved for Microsoft compatibility"
	}
	return "reserved for future definition"
}

// Repr implements Reprer.
func (u *UUID) Repr(t *Task) (string, error) { return "UUID('" + u.String() + "')", nil }

// Str implements Strer.
func (u *UUID) Str(t *Task) (string, error) { return u.String(), nil }

// Hash implements Hasher: hash(self.int).
func (u *UUID) Hash(t *Task) (int64, error) { return u.Int().Hash(), nil }

// Compare implements Comparer.
func (u *UUID) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*UUID)
	if !ok {
		return NotImplemented, nil
	}
	return compareSign(op, bytes.Compare(u.B[:], o.B[:])), nil
}
