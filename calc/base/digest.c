/* digest.c - SHA-256 by libmd (FIPS 180-4). */
#include "base/digest.h"
#include <stdint.h>
#include <stdlib.h>
#include <sha2.h>

struct fc_digest {
  SHA2_CTX state;
};

fc_digest *fc_digest_new(void) {
  fc_digest *digest = malloc(sizeof *digest);
  if (digest)
    SHA256Init(&digest->state);
  return digest;
}

void fc_digest_add(fc_digest *digest, const void *p, size_t n) {
  SHA256Update(&digest->state, p, n);
}

void fc_digest_hex(fc_digest *digest, char out[65]) {
  uint8_t bytes[SHA256_DIGEST_LENGTH];
  SHA256Final(bytes, &digest->state);
  for (size_t i = 0; i < sizeof bytes; i++) {
    out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  out[64] = '\0';
}

void fc_digest_free(fc_digest *digest) {
  free(digest);
}
