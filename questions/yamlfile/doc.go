// Package yamlfile reads the YAML (and JSON) files of this project strictly: one document, no
// anchors, aliases, tags or merge keys, no key twice, and every fault with its file, line and column.
//
// Parse turns bytes into a tree of Nodes. A Reader walks that tree into typed fields and collects
// every fault on the way, so that a person mends a file in one go. It is the only package that
// imports gopkg.in/yaml.v3.
package yamlfile
