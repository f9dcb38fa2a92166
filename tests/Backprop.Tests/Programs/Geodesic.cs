// the length of a route on the ellipsoid of the Earth by Vincenty's inverse formula
// input: 0.9, 0.1, 0.7, 0.4, 0.2, -0.3
// input: -0.3, 2.1, 0.5, 1.2
public readonly record struct Place(double Latitude, double Longitude)
{
    /// <summary>On the auxiliary sphere.</summary>
    public double Reduced => Math.Atan((1 - Geodesic.Flattening) * Math.Tan(Latitude));
}

public static partial class Geodesic
{
    public const double Flattening = 1 / 298.257223563;
    private const double Major = 6378.137;
    private const double Minor = Major * (1 - Flattening);

    private static double Vincenty(Place from, Place to)
    {
        double l = to.Longitude - from.Longitude;
        (double sinU1, double cosU1) = Math.SinCos(from.Reduced);
        (double sinU2, double cosU2) = Math.SinCos(to.Reduced);
        double lambda = l;
        double cosSqAlpha, sinSigma, cosSigma, cos2SigmaM, sigma;
        int left = 8;
        do
        {
            (double sinLambda, double cosLambda) = Math.SinCos(lambda);
            double p = cosU2 * sinLambda, q = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
            sinSigma = Math.Sqrt(p * p + q * q);
            cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            cosSqAlpha = 1 - sinAlpha * sinAlpha;
            cos2SigmaM = cosSqAlpha != 0 ? cosSigma - 2 * sinU1 * sinU2 / cosSqAlpha : 0;
            double c = Flattening / 16 * cosSqAlpha * (4 + Flattening * (4 - 3 * cosSqAlpha));
            lambda = l + (1 - c) * Flattening * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
        }
        while (--left > 0);

        double uSq = cosSqAlpha * (Major * Major - Minor * Minor) / (Minor * Minor);
        double a = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
        double b = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
        double delta = b * sinSigma * (cos2SigmaM + b / 4 * (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM) - b / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * cos2SigmaM * cos2SigmaM)));
        return Minor * a * (sigma - delta);
    }

    [Differentiable(Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    public static double Length(ReadOnlySpan<Place> route)
    {
        double length = 0;
        for (int i = 1; i < route.Length; i++)
        {
            length += Vincenty(route[i - 1], route[i]);
        }

        return length;
    }
}
