package questions

import "testing"

func BenchmarkLoad(b *testing.B) {
	small := okBank("small")
	b.ReportAllocs()
	for b.Loop() {
		mustLoad(b, small)
	}
}
