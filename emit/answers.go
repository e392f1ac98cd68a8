package emit

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// answersFile writes answers.go: a constructor for each documented response that is not
// the first success of its operation, as an error that a method returns.
func (g *generator) answersFile() *goFile {
	f := g.newFile("answers.go")
	byStatus := map[string][]*ir.StubResponse{} // of different types
	var order []string
	for _, r := range g.operations() {
		for _, res := range r.Handler.Responses {
			key := answerWord(res)
			if key == "" || !g.answerable(res) {
				continue
			}
			if len(byStatus[key]) == 0 {
				order = append(order, key)
			}
			if !slices.ContainsFunc(byStatus[key], func(other *ir.StubResponse) bool { return g.bodyWord(other) == g.bodyWord(res) }) {
				byStatus[key] = append(byStatus[key], res)
			}
		}
	}
	slices.SortFunc(order, func(a, b string) int {
		return byStatus[a][0].Status - byStatus[b][0].Status + strings.Compare(a, b)*boolInt(byStatus[a][0].Status == byStatus[b][0].Status)
	})
	for _, key := range order {
		list := byStatus[key]
		slices.SortFunc(list, func(a, b *ir.StubResponse) int { return strings.Compare(g.bodyWord(a), g.bodyWord(b)) })
		for _, res := range list {
			name := key
			if len(list) > 1 {
				name += g.bodyWord(res)
			}
			f.add(g.answerFunc(res, name))
		}
	}
	return f
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// answerWord is the beginning of a constructor's name: the status in words.
func answerWord(res *ir.StubResponse) string {
	switch {
	case res.Range == "default":
		return "OtherAnswer"
	case res.Range != "":
		return "Answer" + res.Range
	}
	if text := http.StatusText(res.Status); text != "" {
		return names.Exported(strings.NewReplacer(" ", "_", "-", "_", "'", "").Replace(text))
	}
	return fmt.Sprintf("Status%d", res.Status)
}

// answerable reports whether a constructor can take the body: a model, a list of models,
// or none.
func (g *generator) answerable(res *ir.StubResponse) bool {
	if res.MediaType == "" {
		return true
	}
	item, _ := g.sliceItem(res.Type)
	return res.Schema != nil && (res.Type.Kind == ir.ModelKind || item != nil && res.Type.Kind == ir.ListKind)
}

// bodyWord names the type of a body within the name of a constructor.
func (g *generator) bodyWord(res *ir.StubResponse) string {
	switch {
	case res.MediaType == "":
		return ""
	case res.Type.Kind == ir.ModelKind:
		return g.names[nameKey{res.Type.Model, self}]
	case res.Type.Elem.Kind == ir.ModelKind:
		return g.names[nameKey{res.Type.Elem.Model, self}] + "List"
	}
	_, word := g.sliceItem(res.Type)
	return word + "List"
}

func (g *generator) answerFunc(res *ir.StubResponse, name string) jen.Code {
	if g.taken[name] {
		name += "Answer"
	}
	name = g.fresh(name)
	var params []jen.Code
	var status jen.Code = jen.Lit(res.Status)
	about := fmt.Sprintf("%s answers %d", name, res.Status)
	if res.Range != "" {
		params, status = append(params, jen.Id("status").Int()), jen.Id("status")
		about = fmt.Sprintf("%s answers with a status of the range %s", name, res.Range)
		if res.Range == "default" {
			about = name + " answers with a status that the document does not name"
		}
	}
	if doc := strings.Join(strings.Fields(res.Doc), " "); doc != "" && len(doc) < 80 {
		about += ": " + strings.TrimSuffix(doc, ".")
	}
	body, node := jen.Nil(), jen.Code(jen.Nil())
	if res.MediaType != "" {
		params = append(params, jen.Id("body").Add(g.handlerGoType(res.Type)))
		body, node = g.fromHandler(res.Type, jen.Id("body")), g.answerSchema(res.Schema)
	}
	return comment(about + ".").Line().Func().Id(name).Params(params...).Error().Block(
		jen.Return(jen.Qual(webPath, "NewAnswer").Call(status, node, body)))
}

// answerSchema is the schema by which a body is written.
func (g *generator) answerSchema(s schema.Schema) jen.Code { return (&printer{g: g}).node(s) }
