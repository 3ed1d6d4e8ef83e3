using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The strongly connected blocks of a matrix: sectors that need each other, directly or through others. Source: Tarjan (1972), SIAM J.
/// Computing 1: 146-160.
/// </summary>
internal static class StrongBlocks
{
    /// <summary>The blocks, each in ascending order, ordered by their first sector.</summary>
    public static List<int[]> Of(DenseMatrix matrix)
    {
        var n = matrix.Rows;
        var (index, low, isOpen) = (new int[n], new int[n], new bool[n]);
        var (open, calls, blocks, next) = (new Stack<int>(), new Stack<(int Sector, int Column)>(), new List<int[]>(), 0);
        for (var root = 0; root < n; root++)
        {
            if (index[root] == 0)
            {
                Enter(root);
            }

            while (calls.TryPop(out var call))
            {
                var (sector, column) = call;
                var row = matrix.Row(sector);
                while (column < n && (row[column] == 0 || (index[column] != 0 && !isOpen[column])))
                {
                    column++;
                }

                if (column == n)
                {
                    Leave(sector);
                }
                else if (index[column] == 0)
                {
                    calls.Push((sector, column));
                    Enter(column);
                }
                else
                {
                    low[sector] = Math.Min(low[sector], low[column]);
                    calls.Push((sector, column + 1));
                }
            }
        }

        blocks.Sort((a, b) => a[0].CompareTo(b[0]));
        return blocks;

        void Enter(int sector)
        {
            index[sector] = low[sector] = ++next;
            isOpen[sector] = true;
            open.Push(sector);
            calls.Push((sector, 0));
        }

        void Leave(int sector)
        {
            if (low[sector] != index[sector])
            {
                return;
            }

            var block = new List<int>();
            int member;
            do
            {
                member = open.Pop();
                isOpen[member] = false;
                block.Add(member);
            }
            while (member != sector);
            block.Sort();
            blocks.Add([.. block]);
        }
    }
}
