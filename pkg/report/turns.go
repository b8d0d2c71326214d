package report

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// eachInTurn does something with every value, as many at a time as there are
// processors, and returns the results in the order of the values, or the error
// of the first value that has one.
func eachInTurn[T, R any](values []T, do func(T) (R, error)) ([]R, error) {
	results, errs := make([]R, len(values)), make([]error, len(values))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(values)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(values)); i = next.Add(1) - 1 {
				results[i], errs[i] = do(values[i])
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}
