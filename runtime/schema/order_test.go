package schema

import (
	"encoding/json"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// The benchmark API's Order, as the compiler prints it.

var customerClass = &Class{
	Name: "Customer",
	New:  func() Model { return new(customer) },
	Fields: []*Field{
		{Name: "name", Schema: &Str{MinLength: Len(1), MaxLength: Len(50)}},
		{Name: "email", Schema: &Str{}},
	},
}

type customer struct {
	Header
	Name, Email string
}

func (m *customer) Type() *py.Type     { return customerClass.Type }
func (m *customer) ModelClass() *Class { return customerClass }
func (m *customer) Field(i int) py.Value {
	switch i {
	case 0:
		return py.Str(m.Name)
	case 1:
		return py.Str(m.Email)
	}
	return nil
}

func (m *customer) SetField(i int, v py.Value) error {
	switch i {
	case 0:
		return StoreString(&m.Name, v)
	case 1:
		return StoreString(&m.Email, v)
	}
	return nil
}

func (m *customer) GetAttr(t *py.Task, name string) (py.Value, error) { return GetAttr(t, m, name) }

func (m *customer) DecodeJSON(s *Scanner) bool {
	var seen uint64
	for s.ObjectStart(); s.NextField(); {
		switch s.Key() {
		case "name":
			s.Once(&seen, 0)
			m.Name = s.String()
			s.Require(LenWithin(m.Name, 1, 50))
		case "email":
			s.Once(&seen, 1)
			m.Email = s.String()
		default:
			s.Skip()
		}
	}
	s.Require(seen&0b11 == 0b11)
	m.FieldsSet().SetMask(seen)
	return s.OK()
}

func (m *customer) AppendJSON(dst []byte) ([]byte, bool) {
	dst = append(dst, `{"name":`...)
	dst = AppendString(dst, m.Name)
	dst = append(dst, `,"email":`...)
	dst = AppendString(dst, m.Email)
	return append(dst, '}'), true
}

var lineItemClass = &Class{
	Name: "LineItem",
	New:  func() Model { return new(lineItem) },
	Fields: []*Field{
		{Name: "sku", Schema: &Str{}},
		{Name: "quantity", Schema: &Int{Ge: py.SmallInt(1)}},
		{Name: "price", Schema: &Float{Ge: py.SmallInt(0)}},
	},
}

type lineItem struct {
	Header
	Sku      string
	Quantity py.Int
	Price    float64
}

func (m *lineItem) Type() *py.Type     { return lineItemClass.Type }
func (m *lineItem) ModelClass() *Class { return lineItemClass }
func (m *lineItem) Field(i int) py.Value {
	switch i {
	case 0:
		return py.Str(m.Sku)
	case 1:
		return m.Quantity.Value()
	case 2:
		return py.Float(m.Price)
	}
	return nil
}

func (m *lineItem) SetField(i int, v py.Value) error {
	switch i {
	case 0:
		return StoreString(&m.Sku, v)
	case 1:
		return StoreInt(&m.Quantity, v)
	case 2:
		return StoreFloat(&m.Price, v)
	}
	return nil
}

func (m *lineItem) GetAttr(t *py.Task, name string) (py.Value, error) { return GetAttr(t, m, name) }

func (m *lineItem) DecodeJSON(s *Scanner) bool {
	var seen uint64
	for s.ObjectStart(); s.NextField(); {
		switch s.Key() {
		case "sku":
			s.Once(&seen, 0)
			m.Sku = s.String()
		case "quantity":
			s.Once(&seen, 1)
			m.Quantity = s.Int()
			s.Require(IntGe(m.Quantity, 1))
		case "price":
			s.Once(&seen, 2)
			m.Price = s.Float()
			s.Require(m.Price >= 0)
		default:
			s.Skip()
		}
	}
	s.Require(seen&0b111 == 0b111)
	m.FieldsSet().SetMask(seen)
	return s.OK()
}

func (m *lineItem) AppendJSON(dst []byte) ([]byte, bool) {
	dst = append(dst, `{"sku":`...)
	dst = AppendString(dst, m.Sku)
	dst = append(dst, `,"quantity":`...)
	dst = AppendInt(dst, m.Quantity)
	dst = append(dst, `,"price":`...)
	dst = AppendFloat(dst, m.Price)
	return append(dst, '}'), true
}

var orderClass = &Class{
	Name: "Order",
	New:  func() Model { return new(order) },
	Fields: []*Field{
		{Name: "id", Schema: &Int{}},
		{Name: "customer", Schema: &ModelRef{Class: customerClass}},
		{Name: "items", Schema: &List{Items: &ModelRef{Class: lineItemClass}}},
		{Name: "tags", Schema: &Default{Inner: &List{Items: &Str{}}, Value: py.NewList(), CopyDefault: true}},
		{Name: "note", Schema: &Default{Inner: &Nullable{Inner: &Str{}}, Value: py.None}},
	},
}

type order struct {
	Header
	ID       py.Int
	Customer *customer
	Items    *py.List
	Tags     *py.List
	Note     *string
}

func (m *order) Type() *py.Type     { return orderClass.Type }
func (m *order) ModelClass() *Class { return orderClass }
func (m *order) Field(i int) py.Value {
	switch i {
	case 0:
		return m.ID.Value()
	case 1:
		return FromPointer(m.Customer)
	case 2:
		return FromPointer(m.Items)
	case 3:
		return FromPointer(m.Tags)
	case 4:
		return FromString(m.Note)
	}
	return nil
}

func (m *order) SetField(i int, v py.Value) error {
	switch i {
	case 0:
		return StoreInt(&m.ID, v)
	case 1:
		return StorePointer(&m.Customer, v)
	case 2:
		return StorePointer(&m.Items, v)
	case 3:
		return StorePointer(&m.Tags, v)
	case 4:
		return StoreOptString(&m.Note, v)
	}
	return nil
}

func (m *order) GetAttr(t *py.Task, name string) (py.Value, error) { return GetAttr(t, m, name) }

func (m *order) DecodeJSON(s *Scanner) bool {
	var seen uint64
	for s.ObjectStart(); s.NextField(); {
		switch s.Key() {
		case "id":
			s.Once(&seen, 0)
			m.ID = s.Int()
		case "customer":
			s.Once(&seen, 1)
			m.Customer = new(customer)
			m.Customer.DecodeJSON(s)
		case "items":
			s.Once(&seen, 2)
			m.Items = py.NewList()
			for s.ArrayStart(); s.NextItem(); {
				item := new(lineItem)
				item.DecodeJSON(s)
				m.Items.Items = append(m.Items.Items, item)
			}
		case "tags":
			s.Once(&seen, 3)
			m.Tags = s.StringList()
		case "note":
			s.Once(&seen, 4)
			m.Note = s.OptString()
		default:
			s.Skip()
		}
	}
	s.Require(seen&0b111 == 0b111)
	if seen&(1<<3) == 0 {
		m.Tags = py.NewList()
	}
	m.FieldsSet().SetMask(seen)
	return s.OK()
}

func (m *order) AppendJSON(dst []byte) ([]byte, bool) {
	ok := true
	dst = append(dst, `{"id":`...)
	dst = AppendInt(dst, m.ID)
	dst = append(dst, `,"customer":`...)
	if m.Customer == nil {
		return dst, false
	}
	if dst, ok = m.Customer.AppendJSON(dst); !ok {
		return dst, false
	}
	dst = append(dst, `,"items":[`...)
	for i, v := range m.Items.Items {
		item, isItem := v.(*lineItem)
		if !isItem {
			return dst, false
		}
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, ok = item.AppendJSON(dst); !ok {
			return dst, false
		}
	}
	dst = append(dst, `],"tags":`...)
	if dst, ok = AppendStringList(dst, m.Tags); !ok {
		return dst, false
	}
	dst = append(dst, `,"note":`...)
	dst = AppendOptString(dst, m.Note)
	return append(dst, '}'), true
}

func init() {
	for _, c := range []*Class{customerClass, lineItemClass, orderClass} {
		if _, err := NewModelType(nil, c, nil, nil, "app", c.Name); err != nil {
			panic(err)
		}
	}
}

// orderBody is the body that the benchmark sends.
const orderBody = `{"id": 1001, "customer": {"name": "Ada Lovelace", "email": "ada@example.com"}, "items": [{"sku": "A-100", "quantity": 2, "price": 9.5}, {"sku": "B-200", "quantity": 1, "price": 120.0}, {"sku": "C-300", "quantity": 12, "price": 0.75}], "tags": ["priority", "gift"], "note": "Leave at the door"}`

func BenchmarkDecodeOrder(b *testing.B) {
	body := []byte(orderBody)
	b.ReportAllocs()
	for b.Loop() {
		s := NewScanner(nil, body)
		m := new(order)
		if !m.DecodeJSON(&s) || !s.End() {
			b.Fatal("not plain")
		}
	}
}

func BenchmarkDecodeOrderExact(b *testing.B) {
	t := py.NewTask(py.NewLoop())
	node := &ModelRef{Class: orderClass}
	b.ReportAllocs()
	for b.Loop() {
		v, err := py.JSONLoads([]byte(orderBody))
		if err != nil {
			b.Fatal(err)
		}
		if _, errs, err := ValidatePython(t, node, v, Options{}); errs != nil || err != nil {
			b.Fatal(errs, err)
		}
	}
}

func BenchmarkDecodeOrderEncodingJSON(b *testing.B) {
	type item struct {
		Sku      string
		Quantity int64
		Price    float64
	}
	var o struct {
		ID       int64
		Customer struct{ Name, Email string }
		Items    []item
		Tags     []string
		Note     *string
	}
	b.ReportAllocs()
	for b.Loop() {
		o.Items, o.Tags = nil, nil
		if err := json.Unmarshal([]byte(orderBody), &o); err != nil {
			b.Fatal(err)
		}
	}
}

func decoded(tb testing.TB) *order {
	s := NewScanner(nil, []byte(orderBody))
	m := new(order)
	if !m.DecodeJSON(&s) || !s.End() {
		tb.Fatal("the benchmark's body is not plain")
	}
	return m
}

func BenchmarkEncodeOrder(b *testing.B) {
	m := decoded(b)
	buf := make([]byte, 0, 1024)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := m.AppendJSON(buf[:0]); !ok {
			b.Fatal("not plain")
		}
	}
}

func BenchmarkEncodeOrderExact(b *testing.B) {
	t := py.NewTask(py.NewLoop())
	m := decoded(b)
	node := &ModelRef{Class: orderClass}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := AppendJSON(nil, t, node, m, DumpOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// agree checks that what the fast path accepts the exact path accepts with the
// same value, and that both write the same bytes.
func agree(tb testing.TB, body []byte) {
	t := py.NewTask(py.NewLoop())
	s := NewScanner(t, append([]byte(nil), body...))
	fast := new(order)
	if !fast.DecodeJSON(&s) || !s.End() {
		return
	}
	node := &ModelRef{Class: orderClass}
	v, err := py.JSONLoads(body)
	if err != nil {
		tb.Fatalf("%q: the fast path reads what json.loads does not: %v", body, err)
	}
	exact, errs, err := ValidatePython(t, node, v, Options{})
	if err != nil || errs != nil {
		tb.Fatalf("%q: the fast path accepts what the exact one refuses: %v %v", body, errs, err)
	}
	same, err := py.Eq(t, fast, exact)
	if err != nil || !same || fast.FieldsSet().Mask() != exact.(*order).FieldsSet().Mask() {
		tb.Fatalf("%q: values differ: %v", body, err)
	}
	want, err := AppendJSON(nil, t, node, exact, DumpOptions{})
	if err != nil {
		tb.Fatalf("%q: %v", body, err)
	}
	if got, ok := fast.AppendJSON(nil); !ok || string(got) != string(want) {
		tb.Fatalf("%q: fast %s exact %s", body, got, want)
	}
}

func TestFastOrder(t *testing.T) {
	if decoded(t).Customer.Name != "Ada Lovelace" {
		t.Fatal("wrong value")
	}
	for _, body := range []string{
		orderBody, `{}`, `{"id":1,"customer":{"name":"a","email":"b"},"items":[]}`,
		`{"id":12345678901234567890123,"customer":{"name":"\u00e9\ud83d\ude00\n","email":"é"},"items":[],"note":null,"x":[1,{"y":null}]}`,
		`{"id":1,"id":2,"customer":{"name":"a","email":"b"},"items":[]}`, `{"id":1.0,"customer":{"name":"a","email":"b"},"items":[]}`,
		`{"id":1,"customer":{"name":"","email":"b"},"items":[]}`, `{"id":1,"customer":{"name":"\ud800","email":"b"},"items":[]}`,
		`{"id":1,"customer":{"name":"a","email":"b"},"items":[{"sku":"s","quantity":1,"price":1e400}]}`,
		`{"id":1,"customer":{"name":"a","email":"b"},"items":[{"sku":"s","quantity":1,"price":-0.0}]}`,
		`{"id":-0,"customer":{"name":"a","email":"b"},"items":[{"sku":"s","quantity":1,"price":3}]}`, `{"id":01}`, `{"id":1,}`, `[`, ``,
	} {
		agree(t, []byte(body))
	}
}

func FuzzFastOrder(f *testing.F) {
	f.Add([]byte(orderBody))
	f.Add([]byte(`{"id":1,"customer":{"name":"a","email":"b"},"items":[{"sku":"s","quantity":1,"price":1.5e3}],"tags":[],"note":null}`))
	f.Fuzz(func(t *testing.T, body []byte) { agree(t, body) })
}
