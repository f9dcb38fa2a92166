namespace Backprop.Gen.Tests.Graph;

/// <summary>Graphs as text, one of each kind of construct.</summary>
internal static class Graphs
{
    /// <summary>Over a type parameter: <c>T F&lt;T&gt;(T x, Span&lt;T&gt; a)</c>, with a tape.</summary>
    public const string Generic = """
        function "F" (%0:x generic "T", %1:a span<generic "T">, %2:tape tape<generic "T">) -> (generic "T")
            %3 generic "T" = const 0.1
            %4 generic "T" = mul %0:x, %3
            push %2:tape %4
            %5 int = const 0
            %6 generic "T" = load %1:a[%5]
            %7 generic "T" = call "T.Epsilon"
            %8 generic "T" = add %6, %7
            exit @0 %8

        """;

    /// <summary><c>double s = 0; for (int i = 0; i &lt; x.Length; i++) { if (x[i] &lt; 0) break; s += x[i] * x[i]; } return s;</c></summary>
    public const string SumUntilNegative = """
        function "Sum" (%0:x readonlyspan<double>) -> (double)
            note "double s = 0;"
            %1:s double = const 0
            %2 int = const 0
            %3 int = length %0:x
            %14:s double = loop @1 @2 for %4:i int = %2 < %3 step 1 with %5:s double = %1:s
                note "if (x[i] < 0)"
                %6 double = load %0:x[%4:i]
                %7 double = const 0
                %8 bool = lt %6, %7
                if @3 %8
                    note "break;"
                    exit @1 %5:s
                else
                    exit @3
                note "s += x[i] * x[i];"
                %9 double = load %0:x[%4:i]
                %10 double = load %0:x[%4:i]
                %11 double = mul %9, %10
                %12:s double = add %5:s, %11
                exit @2 %12:s
            note "return s;"
            exit @0 %14:s
        unused %13 bool

        """;

    /// <summary>A while loop, a block that is left from inside, structs in buffers, memory, tapes, cells, calls, and text that cannot be seen through.</summary>
    public const string Everything = """
        struct "global::N.Inner" (X double, Tag int held)
        struct "global::N.Outer" (Position "global::N.Inner", Scale float)

        function "Everything" (%0:points span<"global::N.Outer">, %1:"odd name" float, %2:color opaque "global::N.Color", %3:tape tape<double>, %4:n int) -> (double, bool)
            %5:kept cell<double> = declare
            %6 int = const -3
            %7 float = const 0.1
            %8 double = const NaN
            %9 double = const -0
            %10 double = const 1.7976931348623157E+308
            %11 bool = const true
            %12:t span<double>, %13 int = allocate %4:n
            %14 span<double> = slice %12:t from %6 count %4:n
            %15 span<double> = resolve (%12:t, %14) by %4:n from %6 count %4:n
            %35 opaque "global::Backprop.Journal" = external "new()"
            copy %12:t to %14
            clear %14
            elementwise %14 = sub %10, %12:t
            elementwise %14 = call "Soft({0}, {destination})" %12:t
            %34 double = reduce dot %12:t, %14
            %16 double = load %0:points[%6].Position.X
            store %0:points[%6].Scale = %7
            accumulate %14[%6] += %16
            set %5:kept = %16
            push %3:tape %16
            %17 double = pop %3:tape
            %18 double = get %5:kept
            %19 span<double> = recall %13 count %4:n
            %20 double, %21 double = invoke "Helper" %17, %14
            %22 double = external "global::N.R.Next({0}, \"a\\b\")" %2:color
            external "global::System.Console.WriteLine()"
            %23 double = loop @1 @2 with %24:w double = %22
                while @3 (%25:w double)
                    %26 bool = lt %25:w, %10
                    %27 bool = if @4 %26
                        %28 bool = isnan %25:w
                        exit @4 %28
                    else
                        exit @4 %11
                    exit @3 %27
                do
                    %29 double = strong %24:w, %8
                    exit @2 %29
            loop @5 @6
                exit @5
            %33 long = const 5
            loop @7 @8 for %30:k long = %33 >= %33 step -2
                exit @8
            %31 double = block @9
                if @10 %11
                    external throws "throw new global::System.Exception()"
                    exit @9 %23
                else
                    exit @10
                exit @9 %9
            block @11 using %2:color
                exit @11
            block @12 using %2:color once %2:color once %35
                exit @12
            exit @0 %31, %11
        unused %32 double

        function "Helper" (%0 double, %1 readonlyspan<double>) -> (double, double)
            exit @0 %0, %0

        """;
}
