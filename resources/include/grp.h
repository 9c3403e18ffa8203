/* <grp.h>: groups */

#include <features.h>
#include <stddef.h>
#include <bits/types.h>

struct group { char *gr_name; char *gr_passwd; gid_t gr_gid; char **gr_mem; };

struct group *getgrgid(gid_t);
struct group *getgrnam(const char *);
struct group *getgrent(void);
void setgrent(void);
void endgrent(void);
int getgrgid_r(gid_t, struct group *, char *, size_t, struct group **);
int getgrnam_r(const char *, struct group *, char *, size_t, struct group **);
int setgroups(size_t, const gid_t *);
