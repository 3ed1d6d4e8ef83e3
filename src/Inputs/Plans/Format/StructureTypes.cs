using Songhua.Core;
using static Songhua.Plans.Attributes;

namespace Songhua.Plans;

/// <summary>The statements from which the structure of an economy is computed: input-output tables and matrices of activities.</summary>
public static class StructureTypes
{
    internal static readonly StatementType Anchor = new(
        "anchors",
        new("Value added of a group of sectors in the plan's region.", "规划地区某组部门的增加值。"),
        [
            Ref("indicator", "The indicator that holds it, in the year of the table.", "相应指标（取表的年份）。", ["indicators"], required: true),
            Of("sectors", AttributeType.WordList, "The sectors of the group, by their codes.", "该组部门的代码。", required: true, example: "[agriculture]"),
        ]);

    public static readonly StatementType InputOutputTables = new(
        "io_tables",
        new("Input-output tables: who buys what from whom in one year. docs/input-output-tables.md lists the layouts.", "投入产出表：某一年各部门之间的购销。支持的布局见 docs/input-output-tables.md。"),
        [
            Name,
            Word("file", "The file or folder, from the plan's folder.", "文件或文件夹（相对于规划文件夹）。", required: true, example: "data/io_2020.csv"),
            Period("year", "The year of the table.", "表的年份。", required: true, example: "2020"),
            AtPlace,
            Of("unit", AttributeType.Unit, "The unit of its numbers; those of the project's own layout name it themselves.", "数值的单位；本项目自有布局的文件自带单位。"),
            Word("sheet", "The sheet of a workbook; left out for the first that holds a table.", "工作簿中的工作表；省略则取首个含表的工作表。"),
            Choice("prices", "The prices of its flows; left out for those that the layout usually has.", "流量的计价；省略则按布局的惯例。", ["basic", "producers", "purchasers"]),
            Flag("blanks_are_zero", "Whether its publisher leaves cells empty where nothing flows. Otherwise an empty cell is missing, which is an error.", "发布者是否以空白表示零。否则空白为缺失，属于错误。", "no"),
            Of("tolerance", AttributeType.Figure, "What a sum may miss besides rounding, as a share of its terms, up to 1 %: for tables that were balanced by iteration. Nothing is adjusted.", "合计除舍入外允许的误差（占各项之和的比例，至多 1%），用于迭代平衡的表。数值不作调整。", example: "0.0001 %"),
            Word("region", "The region of a table of several that is the plan's own, by its code in the table: nothing is estimated then.", "多区域表中属于本规划的地区（表内代码）；此时无需估计。", example: "JL"),
            Choice("formula", "The location quotients by which the plan's region is estimated from the table of a larger one.", "由更大范围的表估计地区表所用的区位商公式。", ["FLQ", "AFLQ", "SLQ", "CILQ"], fallback: "FLQ"),
            Of("delta", AttributeType.Number, "The exponent of FLQ and AFLQ, from 0 to below 1.", "FLQ 与 AFLQ 的指数，0 至 1（不含 1）。", example: "0.3"),
            Word("concordance", "A CSV file (from,to,weight,note) from codes of GB/T 4754-2017 to the sectors of the table (of a table of several regions to their codes without the region); every division must be mapped. Without it clusters are not joined to the table.", "由 GB/T 4754-2017 代码到表内部门（多区域表用不含地区的代码）的对照 CSV（from,to,weight,note）；每个大类都须对照。没有它集群无法与表对应。", example: "data/concordance_io.csv"),
            Word("through", "A CSV file (from,to,weight,note) from codes of GB/T 4754-2017 to another classification, such as ISIC, which `concordance` then maps to the table; plans/concordances has one.", "由 GB/T 4754-2017 代码到另一分类（如 ISIC）的对照 CSV（from,to,weight,note），再由 `concordance` 对照到表；plans/concordances 中有一份。", example: "../concordances/gbt4754_isic4.csv"),
            List("anchors", "What is known of the plan's own region for groups of sectors, so that a table of it can be estimated from this one: value added by group.", "规划地区按部门组已知的增加值，用于由本表估计地区表。", Anchor),
            Status,
            Source(),
            Note,
        ]);

    public static readonly StatementType Activities = new(
        "activities",
        new("What each region does: a CSV table with one row for a region and an activity.", "各地区从事的活动：CSV 表，每行为一个地区的一项活动。"),
        [
            Name,
            Word("file", "The file, from the plan's folder.", "文件（相对于规划文件夹）。", required: true, example: "data/activities.csv"),
            Word("region", "The column of regions.", "地区所在列。", required: true, example: "region"),
            Word("activity", "The column of activities.", "活动所在列。", required: true, example: "activity"),
            Word("value", "The column of what is counted: jobs, output, companies, exports.", "计量列：就业、产值、企业数、出口。", required: true, example: "output"),
            Period("year", "The year of the figures.", "数据年份。", required: true, example: "2023"),
            Of("unit", AttributeType.Unit, "The unit of the numbers.", "数值的单位。", required: true),
            Text("proxy_for", "What it stands in for, where it is not the thing itself; shown wherever it is used.", "若非直接数据，说明其所替代的内容；凡使用处均注明。"),
            Word("concordance", "A CSV file (from,to,weight,note) from activities to the sectors of the plan's first input-output table.", "由活动到规划首个投入产出表部门的对照 CSV（from,to,weight,note）。", example: "data/concordance_activities.csv"),
            Status,
            Source(),
            Note,
        ]);

    /// <summary>An outage, as an item of a scenario.</summary>
    internal static readonly StatementType Shock = new(
        "shocks",
        new("What stops producing, for `songhua structure --disrupt`. Exactly one of sector, of and place says whom it strikes.", "停产冲击，供 `songhua structure --disrupt` 使用。sector、of、place 中恰取其一，说明受冲击者。"),
        [
            Text("what", "What happens.", "发生的事件。"),
            Word("sector", "A sector of the plan's first input-output table, by its code.", "规划首个投入产出表的部门代码。", example: "transport-equipment"),
            Ref("of", "A cluster or an enterprise with industry codes: the sectors that they belong to.", "带行业代码的集群或企业：其所属部门。", ["clusters", "subjects"]),
            Ref("place", "A place: every sector there, by the place's share of the region's gross product.", "地区：其全部部门，按该地区占全区生产总值的比重。", ["places"]),
            Of("lost", AttributeType.Figure, "The share of capacity lost: of the sector, the cluster, the enterprise or the place.", "产能损失比重：占该部门、集群、企业或地区。", required: true, example: "30 %"),
            Figure("share", "The share of an enterprise or cluster in the output of its sector.", "企业或集群占其部门产出的比重。", "60 %"),
            Flag("imports", "Whether it is not the region's own production that fails but what comes from outside it.", "是否为区外供给中断，而非本区生产中断。", "no"),
            Of("day", AttributeType.Number, "The day on which it begins.", "开始日。", example: "0"),
            Of("lasts", AttributeType.Number, "Days at full depth.", "全幅持续天数。", required: true, example: "30"),
            Of("recovery", AttributeType.Number, "Days after that in which capacity comes back evenly: 0 is at once.", "其后产能匀速恢复的天数：0 为立即。", example: "60"),
        ]);
}
