package py

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"strings"
)

// TypeHash is the type of hash objects, TypeHMAC that of hmac.new.
var (
	TypeHash = newRootType(hashlibTables{}, "_hashlib", "HASH")
	TypeHMAC = newRootType(hashlibTables{}, "hmac", "HMAC")
)

// hashObject is a running hash; it keeps its input so that it can be copied.
type hashObject struct {
	name string
	new  func() hash.Hash
	data []byte
	key  string
	mac  bool
}

// Type implements Value.
func (h *hashObject) Type() *Type {
	if h.mac {
		return TypeHMAC
	}
	return TypeHash
}

func (h *hashObject) sum() []byte {
	var d hash.Hash
	if h.mac {
		d = hmac.New(h.new, []byte(h.key))
	} else {
		d = h.new()
	}
	d.Write(h.data)
	return d.Sum(nil)
}

// Repr implements Reprer.
func (h *hashObject) Repr(t *Task) (string, error) {
	if h.mac {
		return "<hmac.HMAC object at " + address(h) + ">", nil
	}
	return "<" + h.name + " _hashlib.HASH object @ " + address(h) + ">", nil
}

// hashNames are the algorithms in the order of hashlib's module.
var hashNames = [...]string{"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"}

// hashByName finds an algorithm; ValueError.
func hashByName(name string) (func() hash.Hash, string, error) {
	switch n := strings.ReplaceAll(strings.ToLower(name), "-", "_"); n {
	case "md5":
		return md5.New, n, nil
	case "sha1":
		return sha1.New, n, nil
	case "sha224":
		return sha256.New224, n, nil
	case "sha256":
		return sha256.New, n, nil
	case "sha384":
		return sha512.New384, n, nil
	case "sha512":
		return sha512.New, n, nil
	case "sha512_256":
		return sha512.New512_256, n, nil
	case "sha3_224":
		return func() hash.Hash { return sha3.New224() }, n, nil
	case "sha3_256":
		return func() hash.Hash { return sha3.New256() }, n, nil
	case "sha3_384":
		return func() hash.Hash { return sha3.New384() }, n, nil
	case "sha3_512":
		return func() hash.Hash { return sha3.New512() }, n, nil
	}
	return nil, "", Raise(ValueError, "unsupported hash type %s", name)
}

// hashBytesArg takes the data of a hash.
func hashBytesArg(v Value) (string, error) {
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	if _, ok := AsStr(v); ok {
		return "", Raise(TypeError, "Strings must be encoded before hashing")
	}
	return "", Raise(TypeError, "object supporting the buffer API required")
}

type hashlibTables struct{}

// Fill implements Tables.
func (hashlibTables) Fill() {
	rows := []Method{
		{Name: "update", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			b, err := hashBytesArg(args[0])
			h := self.(*hashObject)
			h.data = append(h.data, b...)
			return None, err
		}},
		{Name: "digest", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return Bytes(self.(*hashObject).sum()), nil
		}},
		{Name: "hexdigest", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return Str(hex.EncodeToString(self.(*hashObject).sum())), nil
		}},
		{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			h := *self.(*hashObject)
			h.data = append([]byte(nil), h.data...)
			return &h, nil
		}},
	}
	attrs := []Attribute{
		{Name: "name", Get: func(t *Task, self Value) (Value, error) {
			h := self.(*hashObject)
			if h.mac {
				return Str("hmac-" + h.name), nil
			}
			return Str(h.name), nil
		}},
		{Name: "digest_size", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*hashObject).new().Size())), nil }},
		{Name: "block_size", Get: func(t *Task, self Value) (Value, error) {
			return MakeInt(int64(self.(*hashObject).new().BlockSize())), nil
		}},
	}
	for _, c := range [2]*Type{TypeHash, TypeHMAC} {
		c.SetMethods(rows, "repr")
		c.SetAttributes(attrs)
	}
}

// HashlibModule is the module hashlib.
var HashlibModule = NewNative("hashlib", hashlibModule)

// HmacModule is the module hmac.
var HmacModule = NewNative("hmac", hmacModule)

// SecretsModule is the module secrets.
var SecretsModule = NewNative("secrets", secretsModule)

func hashlibModule() *Module {
	var rows []Method
	row := func(name string, params []string, make func(t *Task, args []Value) (*hashObject, Value, error)) Method {
		return Method{Name: name, Kind: Keywords, Params: params, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			h, data, err := make(t, args)
			if err != nil {
				return nil, err
			}
			if data != nil {
				b, err := hashBytesArg(data)
				if err != nil {
					return nil, err
				}
				h.data = []byte(b)
			}
			return h, nil
		}}
	}
	names := NewTuple()
	for _, name := range hashNames {
		names.Items = append(names.Items, Str(name))
		rows = append(rows, row("openssl_"+name, []string{"string", "$", "usedforsecurity"}, func(t *Task, args []Value) (*hashObject, Value, error) {
			f, n, err := hashByName(name)
			return &hashObject{name: n, new: f}, args[0], err
		}))
	}
	rows = append(rows, row("new", []string{"name", "string", "$", "usedforsecurity"}, func(t *Task, args []Value) (*hashObject, Value, error) {
		if args[0] == nil {
			return nil, nil, Raise(TypeError, "new() missing 1 required positional argument: 'name'")
		}
		s, ok := AsStr(args[0])
		if !ok {
			return nil, nil, Raise(TypeError, "name must be a string")
		}
		f, n, err := hashByName(s)
		return &hashObject{name: n, new: f}, args[1], err
	}))
	m := NewModule("hashlib")
	for i := range rows {
		m.Dict.SetStr(strings.TrimPrefix(rows[i].Name, "openssl_"), NewBuiltin("_hashlib", &rows[i]))
	}
	m.addFunctions([]pyFunc{{"pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)", func(t *Task, a []Value) (Value, error) {
		name, err := mustStr(a[0])
		if err != nil {
			return nil, err
		}
		f, _, err := hashByName(name)
		if err != nil {
			return nil, err
		}
		password, err := mustBytes(a[1])
		if err != nil {
			return nil, err
		}
		salt, err := mustBytes(a[2])
		if err != nil {
			return nil, err
		}
		n, err := sizeArg(t, a[3], 1)
		if err != nil {
			return nil, err
		}
		if n < 1 {
			return nil, Raise(ValueError, "iteration value must be greater than 0.")
		}
		size := f().Size()
		if a[4] != None {
			if size, err = sizeArg(t, a[4], 0); err != nil {
				return nil, err
			}
			if size < 1 {
				return nil, Raise(ValueError, "key length must be greater than 0.")
			}
		}
		var out []byte
		t.Blocking(func() { out, err = pbkdf2.Key(f, password, []byte(salt), n, size) })
		if err != nil {
			return nil, Raise(ValueError, "%s", err.Error())
		}
		return Bytes(out), nil
	}}})
	algorithms, _ := NewSet(nil, names.Items...)
	m.addNames("algorithms_available", algorithms, "algorithms_guaranteed", algorithms)
	return m
}

// digestMod finds the algorithm that hmac is given: a name, or a constructor of
// hashlib.
func digestMod(t *Task, v Value) (func() hash.Hash, string, error) {
	if s, ok := AsStr(v); ok {
		return hashByName(s)
	}
	h, err := Call(t, v)
	if err != nil {
		return nil, "", err
	}
	o, ok := h.(*hashObject)
	if !ok {
		return nil, "", Raise(TypeError, "unsupported digestmod")
	}
	return o.new, o.name, nil
}

// compareDigest is hmac.compare_digest.
func compareDigest(a, b Value) (Value, error) {
	x, ok1 := AsStr(a)
	y, ok2 := AsStr(b)
	var err error
	if ok1 && ok2 {
		if !isASCII(x) || !isASCII(y) {
			return nil, Raise(TypeError, "comparing strings with non-ASCII characters is not supported")
		}
		return MakeBool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
	}
	if ok1 && !ok2 {
		return nil, Raise(TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", a.Type().Name, b.Type().Name)
	}
	x, err = mustBytes(a)
	if err != nil {
		return nil, err
	}
	y, err = mustBytes(b)
	if err != nil {
		return nil, err
	}
	return MakeBool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
}

func hmacModule() *Module {
	m := NewNativeModule("hmac", []Method{
		{Name: "compare_digest", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) { return compareDigest(args[0], args[1]) }},
	})
	m.addFunctions([]pyFunc{
		{"new(key, msg=None, digestmod='')", func(t *Task, a []Value) (Value, error) {
			key, ok := bytesLike(a[0])
			if !ok {
				return nil, Raise(TypeError, "key: expected bytes or bytearray, but got %s", StrRepr(a[0].Type().Name))
			}
			if s, ok := AsStr(a[2]); ok && s == "" || a[2] == None {
				return nil, Raise(TypeError, "Missing required parameter 'digestmod'.")
			}
			f, name, err := digestMod(t, a[2])
			if err != nil {
				return nil, err
			}
			h := &hashObject{name: name, new: f, key: key, mac: true}
			if a[1] != None {
				b, err := hashBytesArg(a[1])
				if err != nil {
					return nil, err
				}
				h.data = []byte(b)
			}
			return h, nil
		}},
		{"digest(key, msg, digest)", func(t *Task, a []Value) (Value, error) {
			key, err := mustBytes(a[0])
			if err != nil {
				return nil, err
			}
			b, err := hashBytesArg(a[1])
			if err != nil {
				return nil, err
			}
			f, name, err := digestMod(t, a[2])
			if err != nil {
				return nil, err
			}
			return Bytes((&hashObject{name, f, []byte(b), key, true}).sum()), nil
		}},
	})
	m.addNames("HMAC", TypeHMAC)
	return m
}

func secretsModule() *Module {
	m := NewModule("secrets")
	system := &Random{System: true}
	token := func(t *Task, v Value) ([]byte, error) {
		n := 32
		if v != None {
			var err error
			if n, err = sizeArg(t, v, 32); err != nil {
				return nil, err
			}
		}
		if n < 0 {
			return nil, Raise(ValueError, "negative argument not allowed")
		}
		b := make([]byte, n)
		rand.Read(b)
		return b, nil
	}
	m.addFunctions([]pyFunc{
		{"token_bytes(nbytes=None)", func(t *Task, a []Value) (Value, error) { b, err := token(t, a[0]); return Bytes(b), err }},
		{"token_hex(nbytes=None)", func(t *Task, a []Value) (Value, error) {
			b, err := token(t, a[0])
			return Str(hex.EncodeToString(b)), err
		}},
		{"token_urlsafe(nbytes=None)", func(t *Task, a []Value) (Value, error) {
			b, err := token(t, a[0])
			return Str(base64.RawURLEncoding.EncodeToString(b)), err
		}},
		{"randbelow(exclusive_upper_bound)", func(t *Task, a []Value) (Value, error) {
			n, err := AsIndex(t, a[0])
			if err != nil {
				return nil, err
			}
			if n.Sign() <= 0 {
				return nil, Raise(ValueError, "Upper bound must be positive.")
			}
			return system.Below(n).Value(), nil
		}},
		{"compare_digest(a, b)", func(t *Task, a []Value) (Value, error) { return compareDigest(a[0], a[1]) }},
		{"choice(seq)", func(t *Task, a []Value) (Value, error) { return CallMethod(t, system, "choice", a[0]) }},
		{"randbits(k)", func(t *Task, a []Value) (Value, error) { return CallMethod(t, system, "getrandbits", a[0]) }},
	})
	m.addNames("SystemRandom", TypeSystemRandom, "DEFAULT_ENTROPY", MakeInt(32))
	return m
}
