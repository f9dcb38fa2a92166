namespace CurveFit;

/// <summary>
/// Misra1a of the Statistical Reference Datasets of the National Institute of Standards and Technology (D. Misra, NIST 1978), in the public domain:
/// measurements, and the fit that is certified for them.
/// </summary>
internal static class Misra1a
{
    public static readonly double[] Pressure = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];

    public static readonly double[] Volume = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];

    public static readonly double[] Start = [500, 0.0001];

    public static readonly double[] Certified = [2.3894212918E+02, 5.5015643181E-04];
}
