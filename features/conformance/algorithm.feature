@area:ALG
Feature: Algorithms
  Strong algorithms work; weak ones and confusions of key and algorithm do not.

  @req:algorithm-fits-key
  Rule: An algorithm cannot turn a public key into a secret

    @al-hmac-confusion
    Scenario Outline: HMAC-SHA256 keyed with the text of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-certificate-pem"
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

    @al-hmac-der
    Scenario Outline: HMAC-SHA256 keyed with the octets of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-certificate-der"
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

    @al-hmac-sha1
    Scenario Outline: HMAC-SHA1 keyed with the text of the IdP's certificate
      Given the IdP signs <signed>
      And the IdP will send "algorithm-hmac-sha1-certificate-pem"
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
    Scenario Outline: The algorithm is none, and SignatureValue is empty
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

    @al-unknown
    Scenario Outline: The algorithm is a URI nobody knows
      Given the IdP signs <signed>
      And the IdP will send "algorithm-unknown"
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
      And the IdP will send "algorithm-digest-sha1"
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

  @req:sha512-accepted
  Rule: SHA-512 is accepted

    @al-rsa-sha384-512
    Scenario: RSA with SHA-512
      Given the IdP will send "algorithm-rsa-sha512"
      When Alice signs in
      Then the SP signs Alice in

    @al-digest-sha512
    Scenario: A SHA-512 digest
      Given the IdP will send "algorithm-digest-sha512"
      When Alice signs in
      Then the SP signs Alice in
