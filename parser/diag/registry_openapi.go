package diag

func init() {
	register([]Row{
		{Code: "CV6001", Summary: "not an OpenAPI document", Explanation: "The file could not be read as an OpenAPI 3.0 or 3.1 document: it is no valid YAML or JSON, " +
			"has no openapi field of those versions, or one of its parts has a form that OpenAPI does not know.",
			Bad: "openapi: 3.1.0\ninfo: [\n", Good: "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"},
		{Code: "CV6002", Summary: "a rule of OpenAPI is broken", Explanation: "The document can be read but is not valid OpenAPI. It is a warning: the service is made from what the document says, " +
			"and what it cannot be made from has an error of its own.",
			Bad:  "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    get: {}\n",
			Good: "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: fine}}\n"},
		{Code: "CV6003", Summary: "a reference that leads nowhere", Explanation: "A $ref names something that the document does not have, another file, or itself. covetgen reads a document in one file; " +
			"bundle several into one first. A security requirement that names a scheme which is not described is a warning: its hook gets the request without credentials.",
			Bad:  "schema: {$ref: '#/components/schemas/Pte'}\n",
			Good: "schema: {$ref: '#/components/schemas/Pet'}\n"},
		{Code: "CV6101", Summary: "a keyword that the service does not check", Explanation: "The service accepts requests without checking this keyword: a pattern with look-around, an enum of objects, unevaluatedItems. " +
			"It is a warning, because everything else of the document is checked; check it in the handler where it matters."},
		{Code: "CV6102", Summary: "a part of a request that the service does not read", Explanation: "A body is read as JSON where the document allows JSON, else as a form, else handed over as bytes. " +
			"Another media type beside the chosen one, or a parameter style that its schema does not go with, is left to the handler, which has the request (web.Ctx)."},
		{Code: "CV6103", Summary: "an allOf that contradicts itself", Explanation: "allOf is compiled by merging its schemas into one. No value can be of two types, or in two enums that share nothing, so nothing fits this schema.",
			Bad: "allOf: [{type: string}, {type: integer}]\n", Good: "anyOf: [{type: string}, {type: integer}]\n"},
		{Code: "CV6104", Summary: "a schema that means nothing", Explanation: "A type that JSON Schema does not know, a default that its own schema refuses, a schema that is nothing but a reference to itself, or a security scheme of an unknown type. " +
			"A default or a status is left out with a warning; the others are errors.",
			Bad: "type: int\n", Good: "type: integer\n"},
		{Code: "CV6105", Summary: "documentation that the service does not act on", Explanation: "Webhooks and callbacks are requests that the service would send by itself, and header parameters named Accept, Content-Type and Authorization are ignored by OpenAPI's own rule. " +
			"They stay in the document that is served."},
	})
}
