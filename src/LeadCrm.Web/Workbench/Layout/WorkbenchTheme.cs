using MudBlazor;

namespace LeadCrm.Web.Workbench.Layout;

/// <summary>The one look of the workbench: quiet surfaces, one accent, colour only where it says something. Every pair of text and ground has a contrast of 4.5 or more.</summary>
internal static class WorkbenchTheme
{
    private static readonly string[] s_fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6660",
            PrimaryContrastText = "#ffffff",
            Secondary = "#475569",
            Tertiary = "#6d4aa8",
            Info = "#1d5fa8",
            Success = "#1c6b3c",
            Warning = "#8a5300",
            WarningContrastText = "#ffffff",
            Error = "#b3261e",
            Background = "#f5f7f8",
            BackgroundGray = "#eceff1",
            Surface = "#ffffff",
            AppbarBackground = "#0f2f33",
            AppbarText = "#eef6f6",
            TextPrimary = "#1b2529",
            TextSecondary = "#4a585f",
            TextDisabled = "#66737a",
            ActionDefault = "#44525a",
            LinesDefault = "#d6dde0",
            LinesInputs = "#76858c",
            TableLines = "#e1e7e9",
            Divider = "#d6dde0",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#5cc5ba",
            PrimaryContrastText = "#06211f",
            Secondary = "#a9b8c2",
            SecondaryContrastText = "#10181c",
            Tertiary = "#c3a7f2",
            Info = "#86b8f0",
            InfoContrastText = "#06182b",
            Success = "#7fcf9b",
            SuccessContrastText = "#06210f",
            Warning = "#f0b860",
            WarningContrastText = "#241500",
            Error = "#ff9a90",
            ErrorContrastText = "#2b0503",
            Background = "#11181b",
            BackgroundGray = "#0d1315",
            Surface = "#192226",
            AppbarBackground = "#0c1416",
            AppbarText = "#e3ecee",
            DrawerBackground = "#192226",
            TextPrimary = "#e3eaed",
            TextSecondary = "#acb9bf",
            TextDisabled = "#8b999f",
            ActionDefault = "#b9c5cb",
            LinesDefault = "#303c41",
            LinesInputs = "#7f8e95",
            TableLines = "#2a3539",
            Divider = "#303c41",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_fonts, FontSize = ".875rem", LineHeight = "1.45" },
            Button = new ButtonTypography { FontFamily = s_fonts, TextTransform = "none", FontWeight = "600", LetterSpacing = "0" },
        },
        LayoutProperties = new LayoutProperties { AppbarHeight = "52px", DefaultBorderRadius = "6px" },
    };
}
