/* <error.h>: messages of failure */

#include <features.h>

void error(int, int, const char *, ...);
void error_at_line(int, int, const char *, unsigned int, const char *, ...);
