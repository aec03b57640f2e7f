@area:XSW
Feature: Signature wrapping
  A genuine, signed part is moved aside and a forged one, naming another person, is put where the SP might read.
  Nobody but the person who was really signed for may be signed in.

  @req:only-signed-is-read
  Rule: A forged part beside the signed one signs nobody in

    @xs-1
    Scenario Outline: XSW1: a forged Response holds the original in its signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-1" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-2
    Scenario Outline: XSW2: a forged Response follows the original beside a detached signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-2" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-3
    Scenario Outline: XSW3: a forged Assertion before the signed one
      Given the IdP signs <signed>
      And the IdP will send "xsw-3" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-4
    Scenario Outline: XSW4: the signed Assertion inside the forged one
      Given the IdP signs <signed>
      And the IdP will send "xsw-4" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-5
    Scenario Outline: XSW5: the forged Assertion keeps the signature
      Given the IdP signs <signed>
      And the IdP will send "xsw-5" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-6
    Scenario Outline: XSW6: the original inside the Signature of the forged one
      Given the IdP signs <signed>
      And the IdP will send "xsw-6" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-7
    Scenario Outline: XSW7: the forged Assertion in Extensions
      Given the IdP signs <signed>
      And the IdP will send "xsw-7" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-8
    Scenario Outline: XSW8: the original in ds:Object of the forged one
      Given the IdP signs <signed>
      And the IdP will send "xsw-8" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-forged-last
    Scenario Outline: A forged Assertion after the signed one
      Given the IdP signs <signed>
      And the IdP will send "assertion-appended" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

      @variant:R @needs-response-signed-only @control:sg-response-only
      Examples:
        | signed       |
        | the Response |

      @variant:AR @control:sg-both
      Examples:
        | signed                         |
        | the Assertion and the Response |

    @xs-advice
    Scenario Outline: The signed Assertion in Advice of the forged one
      Given the IdP signs <signed>
      And the IdP will send "xsw-advice" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

    @xs-statusdetail
    Scenario Outline: The signed Assertion in StatusDetail
      Given the IdP signs <signed>
      And the IdP will send "xsw-status-detail" naming Bob
      When Alice signs in
      Then the SP does not sign in Bob

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |

  @req:ids-unique
  Rule: An ID stands once

    @xs-duplicate-id
    Scenario Outline: A forged Assertion with the ID of the signed one
      Given the IdP signs <signed>
      And the IdP will send "duplicate-id" naming Bob
      When Alice signs in
      Then the SP refuses with "duplicate_id"

      @variant:A @needs-assertion-signed-only @control:sg-assertion-only
      Examples:
        | signed        |
        | the Assertion |
