/* The crisis game of crisis_game.py, by the same draws, as fast as plain C plays it.
 *
 * Usage: crisis_game GAMES FIRST_SEED. Prints decisions, nanoseconds of processor time and a
 * checksum of every final score, which the batch engine must match.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { INDICATORS = 32, INJECTS = 40, OPTIONS = 4, OUTCOMES = 3, TURNS = 12, STEPS = 5 };

typedef struct { int16_t slot, by; } Effect;
typedef struct { Effect certain[2], drawn[OUTCOMES][2]; uint64_t hash; } Option;

static Option options[INJECTS][OPTIONS];
static uint64_t deliver_hash, policy_hash[TURNS + 1];
static const uint64_t GAMMA = 0x9E3779B97F4A7C15u;

static uint32_t lcg = 12345;
static uint32_t number(void) {
    lcg = (uint32_t)(((uint64_t)lcg * 1103515245u + 12345u) % (1u << 31));
    return lcg >> 8;
}

static Effect effect(void) {
    Effect e;
    e.slot = (int16_t)(number() % INDICATORS);
    int by = (int)(number() % 9) - 4;
    e.by = (int16_t)(by ? by : 1);
    return e;
}

static uint64_t key_hash(const char *key) {
    uint64_t hashed = 0xCBF29CE484222325u;
    for (; *key; key++) hashed = (hashed ^ (unsigned char)*key) * 0x100000001B3u;
    return hashed;
}

static void build(void) {
    char key[64];
    for (int inject = 0; inject < INJECTS; inject++)
        for (int option = 0; option < OPTIONS; option++) {
            Option *o = &options[inject][option];
            for (int e = 0; e < 2; e++) o->certain[e] = effect();
            for (int u = 0; u < OUTCOMES; u++)
                for (int e = 0; e < 2; e++) o->drawn[u][e] = effect();
            snprintf(key, sizeof key, "respond/j%d/o%d", inject, option);
            o->hash = key_hash(key);
        }
    deliver_hash = key_hash("deliver/1");
    for (int turn = 1; turn <= TURNS; turn++) {
        snprintf(key, sizeof key, "policy/%d/0", turn);
        policy_hash[turn] = key_hash(key);
    }
}

static inline uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline uint32_t draw(uint64_t root, uint64_t hashed) {
    return (uint32_t)(((mix(root + hashed) >> 32) * 10000u) >> 32);
}

static inline void move(int16_t *values, const Effect *effects) {
    for (int e = 0; e < 2; e++) {
        int value = values[effects[e].slot] + effects[e].by;
        values[effects[e].slot] = (int16_t)(value < 0 ? 0 : value > 100 ? 100 : value);
    }
}

static uint64_t score(const int16_t *values) {
    int steps[STEPS], sum = 0, low = 1 << 30, second = 1 << 30;
    for (int s = 0; s < STEPS; s++) {
        int total = 0;
        for (int m = 0; m < 6; m++) total += values[s * 6 + m] * 100;
        steps[s] = (2 * total + 6) / 12;
        sum += steps[s];
        if (steps[s] < low) { second = low; low = steps[s]; }
        else if (steps[s] < second) second = steps[s];
    }
    int64_t mean = (int64_t)50 * sum * 2, lowest = (int64_t)50 * (low + second) * STEPS;
    uint64_t result = (uint64_t)((2 * (mean + lowest) + 1000) / 2000);
    for (int s = 0; s < STEPS; s++) result = result * 31 + (uint64_t)steps[s];
    return result;
}

static uint64_t game(uint64_t seed) {
    int16_t values[INDICATORS];
    uint8_t left[INJECTS];
    for (int i = 0; i < INDICATORS; i++) values[i] = 50;
    for (int i = 0; i < INJECTS; i++) left[i] = (uint8_t)i;
    uint64_t word = mix(seed + GAMMA);
    for (int turn = 1; turn <= TURNS; turn++) {
        uint64_t root = mix(word + (uint64_t)turn * GAMMA);
        uint32_t count = (uint32_t)(INJECTS + 1 - turn);
        uint32_t place = draw(root, deliver_hash) * count / 10000u;
        int inject = left[place];
        memmove(left + place, left + place + 1, count - place - 1);
        uint32_t pool = 6 * OPTIONS;
        const Option *o = &options[inject][draw(root, policy_hash[turn]) * pool / 10000u / 6];
        uint32_t mark = draw(root, o->hash) * 100u / 10000u;
        move(values, o->certain);
        move(values, o->drawn[(mark >= 50) + (mark >= 80)]);
    }
    return score(values);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    long games = atol(arguments[1]);
    uint64_t first = strtoull(arguments[2], NULL, 10), checksum = 0;
    build();
    struct timespec begun, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun);
    for (long each = 0; each < games; each++) checksum += game(first + (uint64_t)each);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    int64_t taken = (ended.tv_sec - begun.tv_sec) * 1000000000LL + ended.tv_nsec - begun.tv_nsec;
    printf("%ld %" PRId64 " %" PRIu64 "\n", games * TURNS, taken, checksum);
    return 0;
}
