// topic: streams over memory that is too small
#include <stdio.h>
#include <string.h>
int main(void){ char b[30]="abcdefghijklmnopqrstuvw";
    FILE*f=fmemopen(b,10,"w");
    printf("%d %d\n",fprintf(f,"12345678901234"),fflush(f));
    printf("%.14s %d\n", b, b[9]);
    printf("%d\n",fclose(f));
    printf("%.14s %d\n",b,b[9]);
    
 strcpy(b,"abcdefghijklmnopqrstuvw");
    f=fmemopen(b,10,"r+");
    printf("%d\n",fputs("123456789012",f));
    printf("%d\n",fclose(f));
    printf("%s\n",b);
 strcpy(b,"abc");
    f=fmemopen(b,10,"a");
    fputs("12345678",f);
    printf("%d %d\n",fflush(f),ferror(f));
    printf("%.12s\n",b);
    fclose(f);
    
 f=fmemopen(b,10,"w");
    setbuf(f,0);
    for(int i=0;i<12;i++) printf("%d",fputc('a'+i,f));
    printf(" %.12s\n",b);
    fclose(f);
    return 0;
    }
