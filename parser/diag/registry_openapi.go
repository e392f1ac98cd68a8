package diag

func init() {
	register([]Row{
		{Code: "CV6001", Summary: "not an OpenAPI document", Explanation: "The file could not be read as an OpenAPI 3.0 or 3.1 document: it is no valid YAML or JSON, " +
			"has no openapi field of those versions, or refers to a component that is not there.",
			Bad: "openapi: 3.1.0\ninfo: [\n", Good: "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"},
		{Code: "CV6002", Summary: "a rule of OpenAPI is broken", Explanation: "The document can be read but is not valid OpenAPI, so a service made from it could not keep its promises.",
			Bad:  "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    get: {}\n",
			Good: "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: fine}}\n"},
		{Code: "CV6101", Summary: "a keyword that the service does not check", Explanation: "The service accepts requests without checking this keyword. " +
			"It is a warning, because everything else of the document is checked; check it in the handler where it matters."},
		{Code: "CV6102", Summary: "a part of a request that the service cannot read", Explanation: "Bodies are read as JSON, parameters in OpenAPI's default styles, " +
			"and lists of query parameters as repeated keys. An operation that needs another encoding cannot be generated."},
		{Code: "CV6103", Summary: "an allOf that makes no object", Explanation: "allOf is compiled by merging the properties of its schemas into one object. " +
			"Schemas that are no objects, or choices between schemas, cannot be merged so."},
	})
}
