#define _GNU_SOURCE
#include "CSockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* IPv4, TCP, SYN without ACK; offsets are from the start of the IP header (SOCK_DGRAM). */
static struct sock_filter syn_only[] = {
    BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_TCP, 0, 5),
    BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0),
    BPF_STMT(BPF_LD | BPF_B | BPF_IND, 13),
    BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x12),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x02, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, 128),
    BPF_STMT(BPF_RET | BPF_K, 0),
};

/* So that whoever waits can look now and then whether it shall stop. */
enum { watch_patience_microseconds = 200000 };

int brimful_syn_watch(void) {
    /* Protocol 0 until the filter is in place, so that nothing else gets into the queue. */
    int watch = socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (watch < 0) return -errno;
    struct sock_fprog program = {sizeof syn_only / sizeof *syn_only, syn_only};
    /* Every interface: a subject in a network of its own comes by another than lo. */
    struct sockaddr_ll name = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IP)};
    struct timeval patience = {.tv_usec = watch_patience_microseconds};
    if (setsockopt(watch, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0 &&
        setsockopt(watch, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0 &&
        bind(watch, (struct sockaddr *)&name, sizeof name) == 0)
        return watch;
    int error = errno;
    close(watch);
    return -error;
}

int brimful_syn_next(int watch, brimful_syn *syn) {
    uint8_t packet[128];
    struct sockaddr_ll from;
    socklen_t from_length = sizeof from;
    ssize_t length = recvfrom(watch, packet, sizeof packet, 0, (struct sockaddr *)&from, &from_length);
    if (length < 0) return -errno;
    /* On lo every packet passes twice, going out and coming in; the second is the one that arrived. */
    if (from.sll_pkttype == PACKET_OUTGOING || length < 20) return 0;
    size_t header = (size_t)(packet[0] & 0x0f) * 4;
    if (header < 20 || (size_t)length < header + 4) return 0;
    memcpy(&syn->destination, packet + 16, 4);
    syn->source_port = (uint16_t)(packet[header] << 8 | packet[header + 1]);
    syn->destination_port = (uint16_t)(packet[header + 2] << 8 | packet[header + 3]);
    return 1;
}

int brimful_unshare_mounts(void) { return unshare(CLONE_NEWNS) == 0 ? 0 : -errno; }

int brimful_enter_network(int network) { return setns(network, CLONE_NEWNET) == 0 ? 0 : -errno; }

int brimful_new_network(void) {
    static const char own[] = "/proc/thread-self/ns/net";
    int home = open(own, O_RDONLY | O_CLOEXEC);
    if (home < 0) return -errno;
    int made = unshare(CLONE_NEWNET) == 0 ? open(own, O_RDONLY | O_CLOEXEC) : -1;
    int error = made < 0 ? errno : 0;
    /* A thread that can't come back would make its sockets in the wrong place from now on. */
    if (setns(home, CLONE_NEWNET) != 0) abort();
    close(home);
    return made < 0 ? -error : made;
}
