#include <setjmp.h>
#include <stdio.h>
jmp_buf env; void deep(int n){ if(n==0) longjmp(env, 7); deep(n-1); }
int find(int m[3][3], int v){ int i,j; for(i=0;i<3;i++) for(j=0;j<3;j++) if(m[i][j]==v) goto found; return -1; found: return i*3+j; }
int main(void){ int m[3][3]={{1,2,3},{4,5,6},{7,8,9}}; printf("%d %d\n", find(m,6), find(m,99));
 int tries=0; again: tries++; if (tries<4) goto again; printf("tries %d\n", tries);
 int r = setjmp(env); if (r==0) { printf("first\n"); deep(3);} printf("r=%d\n", r);
 for (int k=0;k<3;k++){ if (setjmp(env)) { printf("back %d\n",k); continue; } if (k==1) longjmp(env,1); printf("k %d\n",k);} 
 switch(setjmp(env)){ case 0: printf("zero\n"); longjmp(env,2); case 2: printf("two\n"); break; default: printf("no\n"); }
 for (int i=0;i<4;i++){ if (i==1) goto next; if(i==3) break; printf("i%d ",i); next: ; } printf("\n");
 return 0; }
