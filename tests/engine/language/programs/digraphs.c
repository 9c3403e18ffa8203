%:include <stdio.h>
%:define S(x) %:x
%:define C(a, b) a%:%:b
int main(void) <%
    int a<:3:> = <%1, 2, 3%>; printf("%d %s %s\n", a<:1:>, S(<: :> %: <%), S(a<:0:>));
        int C(x, y) = 4;
        printf("%d\n", xy);
        return 0; %>
