/* digest.h - SHA-256, which a reader can repeat with sha256sum. */
#ifndef FC_BASE_DIGEST_H
#define FC_BASE_DIGEST_H

#include <stddef.h>

typedef struct fc_digest fc_digest;

fc_digest *fc_digest_new(void); /* NULL: no memory */
void fc_digest_add(fc_digest *digest, const void *p, size_t n);
void fc_digest_hex(fc_digest *digest, char out[65]); /* ends it */
void fc_digest_free(fc_digest *digest);

#endif
