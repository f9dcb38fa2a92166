using System.Text;

namespace Backprop.Gen.Graph;

/// <summary>The text of a type without the names of tuple elements: two parts of a partial method agree if their types do but for those.</summary>
internal static class WithoutTupleNames
{
    public static string Of(string type)
    {
        var text = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < type.Length; i++)
        {
            char character = type[i];
            depth += character is '(' ? 1 : character is ')' ? -1 : 0;

            // Types have no spaces but after commas and before the name of an element.
            if (character == ' ' && depth > 0 && type[i - 1] != ',')
            {
                while (type[i + 1] is not (',' or ')'))
                {
                    i++;
                }

                continue;
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
