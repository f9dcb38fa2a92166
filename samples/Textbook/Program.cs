using System;
using Textbook;

(double price, double apple, double apples, double orange, double oranges, double tax) =
    Examples.ShopValueAndGradient(100, 2, 150, 3, 1.1);

Console.WriteLine($"""
    Two apples at 100 and three oranges at 150, with 10% tax, cost {price:0.##}.
    If an input grew by 1, the price would grow by its gradient:

        input              value    gradient
        price of an apple    100    {apple,8:0.##}
        number of apples       2    {apples,8:0.##}
        price of an orange   150    {orange,8:0.##}
        number of oranges      3    {oranges,8:0.##}
        tax                  1.1    {tax,8:0.##}

    """);

Console.WriteLine("""
    A signal through layers that each multiply it: the gradient explodes or vanishes.

        depth       × 1.1          × 0.9
    """);
foreach (int depth in (int[])[1, 10, 30, 100])
{
    Console.WriteLine($"    {depth,5}  {Examples.LayersGradient(1, 1.1, depth),10:G6}  {Examples.LayersGradient(1, 0.9, depth),13:G6}");
}

(double value, double dx, double dy) = Examples.RosenbrockValueAndGradient(1, 1);
(double xx, double xy) = Examples.RosenbrockHvp(1, 1, 1, 0);
(double yx, double yy) = Examples.RosenbrockHvp(1, 1, 0, 1);
Console.WriteLine($"""

    Rosenbrock's valley at its lowest point (1, 1): value {value}, gradient ({dx}, {dy}),
    and the curvature, by one Hessian-vector product a column:

        {xx,6} {yx,6}
        {xy,6} {yy,6}
    """);
