@area:ALG
Feature: Algorithms
  Strong algorithms work; weak ones and confusions of key and algorithm do not.

  @req:algorithm-fits-key
  Rule: An algorithm cannot turn a public key into a secret

    @al-hmac-confusion
    Scenario Outline: HMAC-SHA256 keyed with the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

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

  @req:algorithm-known
  Rule: An unknown algorithm is refused

    @al-none
    Scenario Outline: The signature algorithm is none
      Given the IdP signs <signed>
      And the IdP will send "algorithm-none"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

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

  @req:sha1-refused
  Rule: SHA-1 is refused

    @al-rsa-sha1
    Scenario Outline: RSA with SHA-1
      Given the IdP signs <signed>
      And the IdP will send "algorithm-rsa-sha1"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

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

    @al-digest-sha1
    Scenario Outline: A SHA-1 digest
      Given the IdP signs <signed>
      And the IdP will send "digest-sha1"
      When Alice signs in
      Then the SP refuses with "signature_algorithm_forbidden"

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
