module github.com/covetpy/covetgen/golden

go 1.26.0

require github.com/covetpy/covetgen v0.0.0

replace github.com/covetpy/covetgen => ../
