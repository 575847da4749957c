/// Words of a question that say nothing about what is asked.
public enum StopWords {
  /// The French and English ones, in small letters without accents.
  public static let all = Set((french + " " + english).split(separator: " ").map { String($0) })

  private static let french = """
    a ai aide aider au aux avec c ca ce ces cette chez comment connait connaitre connu d dans de \
    des du elle en est et etre eu faire fait faut il ils j je l la le les leur lui m ma mais me \
    mes moi mon n ne nos notre nous on ou par pas peut peux plus pour pouvoir qu quand que quel \
    quelle quelqu quelques qui quoi s sa sait sais savoir se ses si son sont sur t te tu un une \
    veut vos votre vous y
    """

  private static let english = """
    about and any anyone are at by can could do does for from has have help how i if in into is it \
    knows know me my of on or our someone that the their there this to us we what when where which \
    who whom with you your
    """
}
