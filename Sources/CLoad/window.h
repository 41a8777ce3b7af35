// The queries of one socket that still wait for their response: a run of consecutive IDs, each answered once.
#ifndef ORIGIN_LOAD_WINDOW_H
#define ORIGIN_LOAD_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

enum { LARGEST_WINDOW = 64 };

struct window {
    uint16_t next_id;
    uint16_t first_id;
    uint64_t waiting;
};

/// Opens the window for `count` new queries, 1 to 64, whose IDs start at `first_id`.
static inline void window_open(struct window *window, unsigned count) {
    window->first_id = window->next_id;
    window->next_id = (uint16_t)(window->next_id + count);
    window->waiting = UINT64_MAX >> (LARGEST_WINDOW - count);
}

/// False when no query waits under this ID: never asked, or answered already.
static inline bool window_close(struct window *window, uint16_t id) {
    uint16_t position = (uint16_t)(id - window->first_id);
    if (position >= LARGEST_WINDOW || (window->waiting >> position & 1) == 0) return false;
    window->waiting &= ~(UINT64_C(1) << position);
    return true;
}

#endif
