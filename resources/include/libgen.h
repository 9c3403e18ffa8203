/* <libgen.h>: parts of paths */

#include <features.h>

char *dirname(char *);
char *__xpg_basename(char *);
#define basename __xpg_basename
