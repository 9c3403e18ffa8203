/* <sys/ioctl.h>: controlling devices */

#include <features.h>

struct winsize { unsigned short ws_row; unsigned short ws_col; unsigned short ws_xpixel; unsigned short ws_ypixel; };

#define TIOCGWINSZ 0x5413
#define TIOCSWINSZ 0x5414
#define FIONREAD 0x541B
#define FIONBIO 0x5421
#define TCGETS 0x5401
#define FIONCLEX 0x5450
#define FIOCLEX 0x5451

int ioctl(int, unsigned long, ...);
