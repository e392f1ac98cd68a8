package deflate

// stored writes the input uncompressed: as much as there is room for goes straight from the input to the output, the
// rest into the window.
func (e *Encoder) stored(flush Flush) blockState {
	const most = 65535
	least := min(e.pendingSize-5, e.wSize)
	before := e.in
	last := false
	for !last {
		have := (e.trees.bitCount + 42) >> 3
		if e.room < have {
			break
		}
		left := e.strStart - e.blockStart
		all := left + len(e.in)
		n := min(most, all, e.room-have)
		if n < least && (n == 0 && flush != Finish || flush == NoFlush || n != all) {
			break
		}
		last = flush == Finish && n == all
		e.trees.storedBlock(nil, last)
		out := e.trees.out
		copy(out[len(out)-4:], []byte{byte(n), byte(n >> 8), byte(^n), byte(^n >> 8)})
		e.flushPending()
		if left > 0 {
			left = min(left, n)
			e.sent = append(e.sent, e.window[e.blockStart:e.blockStart+left]...)
			e.room -= left
			e.blockStart += left
			n -= left
		}
		if n > 0 {
			buf := make([]byte, n)
			e.readBuf(buf, n)
			e.sent = append(e.sent, buf...)
			e.room -= n
		}
	}
	if used := len(before) - len(e.in); used > 0 {
		e.keep(before[:used])
	}
	if last {
		return finishDone
	}
	if flush != NoFlush && flush != Finish && len(e.in) == 0 && e.strStart == e.blockStart {
		return blockDone
	}
	have := 2*e.wSize - e.strStart
	if len(e.in) > have && e.blockStart >= e.wSize {
		e.blockStart -= e.wSize
		e.strStart -= e.wSize
		copy(e.window, e.window[e.wSize:e.wSize+e.strStart])
		have += e.wSize
		e.insert = min(e.insert, e.strStart)
	}
	if have = min(have, len(e.in)); have > 0 {
		e.readBuf(e.window[e.strStart:], have)
		e.strStart += have
		e.insert += min(have, e.wSize-e.insert)
	}
	have = min(e.pendingSize-(e.trees.bitCount+42)>>3, most)
	left := e.strStart - e.blockStart
	if left >= min(have, e.wSize) || (left > 0 || flush == Finish) && flush != NoFlush && len(e.in) == 0 && left <= have {
		n := min(left, have)
		last = flush == Finish && len(e.in) == 0 && n == left
		e.trees.storedBlock(e.window[e.blockStart:e.blockStart+n], last)
		e.blockStart += n
		e.flushPending()
	}
	if last {
		return finishStarted
	}
	return needMore
}

// keep puts what went straight to the output into the window.
func (e *Encoder) keep(used []byte) {
	if len(used) >= e.wSize {
		copy(e.window, used[len(used)-e.wSize:])
		e.strStart = e.wSize
		e.insert = e.strStart
	} else {
		if 2*e.wSize-e.strStart <= len(used) {
			e.strStart -= e.wSize
			copy(e.window, e.window[e.wSize:e.wSize+e.strStart])
			e.insert = min(e.insert, e.strStart)
		}
		copy(e.window[e.strStart:], used)
		e.strStart += len(used)
		e.insert += min(len(used), e.wSize-e.insert)
	}
	e.blockStart = e.strStart
}
