namespace LeadCrm.Application.Access;

/// <summary>Says who may send a request. A request without it stops the program from starting.</summary>
/// <param name="roles">Any of these suffices.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToAttribute(Roles roles) : Attribute
{
    /// <summary>Any of these suffices.</summary>
    public Roles Roles { get; } = roles;
}
